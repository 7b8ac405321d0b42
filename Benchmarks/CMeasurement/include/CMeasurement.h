#pragma once

/// Keeps the calling thread on the processor with this number, counted from 0. Returns 0, or the system's error number.
int tenor_run_on_processor(int number);

/// Gives memory that was freed back to the system, so that it no longer counts as the process's own.
void tenor_give_back_freed_memory(void);

/// Has the calling thread, and those that it starts, run only where a processor has nothing else to do. Returns 0, or the
/// system's error number.
int tenor_run_when_idle(void);

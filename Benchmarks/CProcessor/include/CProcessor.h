#pragma once

/// Keeps the calling thread on the processor with this number, counted from 0. Returns 0, or the system's error number.
int tenor_run_on_processor(int number);

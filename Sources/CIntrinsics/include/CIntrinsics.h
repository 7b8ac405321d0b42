#pragma once

#include <stddef.h>
#include <stdint.h>

/// CRC32C (Castagnoli) of `count` bytes, continuing from `crc` (0 to start). Uses the processor's instruction where
/// there is one, a table elsewhere; both give the same value.
uint32_t tenor_crc32c(uint32_t crc, const void *bytes, size_t count);

/// The same value, always by the table: for tests, since most machines never take that path.
uint32_t tenor_crc32c_by_table(uint32_t crc, const void *bytes, size_t count);

/// Asks for the cache line at `address` to be fetched for reading and writing soon. Never faults.
static inline void tenor_prefetch(const void *address) { __builtin_prefetch(address, 1, 3); }

/// Tells the processor that the caller is waiting in a loop.
static inline void tenor_spin_pause(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}

/// Reserves `count` bytes of zeroed, page-aligned memory that costs nothing until touched; large blocks ask for huge
/// pages. Returns NULL when there is none.
void *tenor_map(size_t count);

/// Grows a block from `tenor_map` from `count` to `larger_count` bytes, keeping its contents and moving pages, not
/// bytes, where the system can. Returns NULL, and leaves the block as it was, when there is no memory.
void *tenor_remap(void *block, size_t count, size_t larger_count);

/// Gives a block back.
void tenor_unmap(void *block, size_t count);

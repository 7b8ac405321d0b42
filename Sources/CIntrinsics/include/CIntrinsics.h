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

#pragma once

#include <stddef.h>
#include <stdint.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// CRC32C (Castagnoli) of `count` bytes, continuing from `crc` (0 to start). Uses the processor's instruction where
/// there is one, a table elsewhere; both give the same value.
uint32_t tenor_crc32c(uint32_t crc, const void *bytes, size_t count);

/// The same value, always by the table: for tests, since most machines never take that path.
uint32_t tenor_crc32c_by_table(uint32_t crc, const void *bytes, size_t count);

/// Asks for the cache line at `address` to be fetched for reading and writing soon. Never faults.
static inline void tenor_prefetch(const void *address) { __builtin_prefetch(address, 1, 3); }

/// The type number of the file system that holds `path`, as statfs(2) tells it; -1 when it does not. Swift does not see
/// that call.
int64_t tenor_file_system_type(const char *path);

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

/// Which of the eight words from `words`, which is aligned to 16 bytes, equal `value`: bit n for word n.
static inline uint32_t tenor_match8(const uint32_t *words, uint32_t value) {
#if defined(__SSE2__)
  const __m128i wanted = _mm_set1_epi32((int)value);
  const __m128i low = _mm_cmpeq_epi32(_mm_load_si128((const __m128i *)words), wanted);
  const __m128i high = _mm_cmpeq_epi32(_mm_load_si128((const __m128i *)(words + 4)), wanted);
  const __m128i halves = _mm_packs_epi32(low, high);
  return (uint32_t)_mm_movemask_epi8(_mm_packs_epi16(halves, halves)) & 0xFF;
#else
  uint32_t mask = 0;
  for (int index = 0; index < 8; index++) mask |= (uint32_t)(words[index] == value) << index;
  return mask;
#endif
}

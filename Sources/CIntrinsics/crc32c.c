#include "CIntrinsics.h"

#include <pthread.h>
#include <string.h>

#if defined(__x86_64__)
#include <nmmintrin.h>
#endif

// Reflected Castagnoli polynomial, RFC 3720 appendix B.4.
static const uint32_t polynomial = 0x82F63B78u;

static uint32_t table[256];
static pthread_once_t table_once = PTHREAD_ONCE_INIT;

static void make_table(void) {
  for (uint32_t byte = 0; byte < 256; byte++) {
    uint32_t remainder = byte;
    for (int bit = 0; bit < 8; bit++) {
      remainder = (remainder >> 1) ^ (remainder & 1 ? polynomial : 0);
    }
    table[byte] = remainder;
  }
}

static uint32_t by_table(uint32_t crc, const uint8_t *bytes, size_t count) {
  pthread_once(&table_once, make_table);
  while (count--) crc = (crc >> 8) ^ table[(crc ^ *bytes++) & 0xFF];
  return crc;
}

#if defined(__x86_64__)
__attribute__((target("sse4.2"))) static uint32_t by_instruction(uint32_t crc, const uint8_t *bytes, size_t count) {
  uint64_t wide = crc;
  for (; count >= 8; bytes += 8, count -= 8) {
    uint64_t word;
    memcpy(&word, bytes, 8);
    wide = _mm_crc32_u64(wide, word);
  }
  crc = (uint32_t)wide;
  while (count--) crc = _mm_crc32_u8(crc, *bytes++);
  return crc;
}
#endif

uint32_t tenor_crc32c_by_table(uint32_t crc, const void *bytes, size_t count) { return ~by_table(~crc, bytes, count); }

uint32_t tenor_crc32c(uint32_t crc, const void *bytes, size_t count) {
  crc = ~crc;
#if defined(__x86_64__)
  crc = __builtin_cpu_supports("sse4.2") ? by_instruction(crc, bytes, count) : by_table(crc, bytes, count);
#else
  crc = by_table(crc, bytes, count);
#endif
  return ~crc;
}

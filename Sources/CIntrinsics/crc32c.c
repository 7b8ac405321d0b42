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
// The instruction gives its result three cycles after it began and may begin anew in each: three streams keep it busy.
enum { stream = 512, words = stream / 8 };

// What `stream` zero bytes make of a remainder, by its bytes: remainders are polynomials, so that behind other bytes a
// stream's own remainder is simply added.
static uint32_t shift[4][256];
static pthread_once_t shift_once = PTHREAD_ONCE_INIT;

static void make_shift(void) {
  static const uint8_t zeros[stream];
  for (int byte = 0; byte < 4; byte++) {
    for (uint32_t value = 0; value < 256; value++) {
      shift[byte][value] = by_table(value << (8 * byte), zeros, stream);
    }
  }
}

static uint32_t shifted(uint32_t crc) {
  return shift[0][crc & 0xFF] ^ shift[1][crc >> 8 & 0xFF] ^ shift[2][crc >> 16 & 0xFF] ^ shift[3][crc >> 24];
}

static uint64_t word(const uint8_t *bytes) {
  uint64_t word;
  memcpy(&word, bytes, 8);
  return word;
}

__attribute__((target("sse4.2"))) static uint32_t by_instruction(uint32_t crc, const uint8_t *bytes, size_t count) {
  if (count >= 3 * stream) pthread_once(&shift_once, make_shift);
  for (; count >= 3 * stream; bytes += 3 * stream, count -= 3 * stream) {
    uint64_t first = crc, second = 0, third = 0;
    for (size_t index = 0; index < words; index++) {
      first = _mm_crc32_u64(first, word(bytes + 8 * index));
      second = _mm_crc32_u64(second, word(bytes + stream + 8 * index));
      third = _mm_crc32_u64(third, word(bytes + 2 * stream + 8 * index));
    }
    crc = shifted(shifted((uint32_t)first) ^ (uint32_t)second) ^ (uint32_t)third;
  }
  uint64_t wide = crc;
  for (; count >= 8; bytes += 8, count -= 8) wide = _mm_crc32_u64(wide, word(bytes));
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

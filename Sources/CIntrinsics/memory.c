#define _GNU_SOURCE
#include "CIntrinsics.h"

#include <string.h>
#include <sys/mman.h>

// Below this a huge page would waste more than it saves.
static const size_t huge_page_threshold = 4u << 20;

static void advise(void *block, size_t count) {
#if defined(MADV_HUGEPAGE)
  if (count >= huge_page_threshold) madvise(block, count, MADV_HUGEPAGE);
#else
  (void)block;
  (void)count;
#endif
}

void *tenor_map(size_t count) {
  void *block = mmap(NULL, count, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (block == MAP_FAILED) return NULL;
  advise(block, count);
  return block;
}

void *tenor_remap(void *block, size_t count, size_t larger_count) {
#if defined(MREMAP_MAYMOVE)
  void *larger = mremap(block, count, larger_count, MREMAP_MAYMOVE);
  if (larger == MAP_FAILED) return NULL;
  advise(larger, larger_count);
  return larger;
#else
  void *larger = tenor_map(larger_count);
  if (larger == NULL) return NULL;
  memcpy(larger, block, count);
  munmap(block, count);
  return larger;
#endif
}

void tenor_unmap(void *block, size_t count) { munmap(block, count); }

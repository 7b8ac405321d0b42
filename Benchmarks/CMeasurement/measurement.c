// The system hides processor sets from C without this, and from Swift always.
#define _GNU_SOURCE
#include "CMeasurement.h"

#include <errno.h>
#include <malloc.h>
#include <sched.h>

int tenor_run_on_processor(int number) {
  if (number < 0 || number >= CPU_SETSIZE) return EINVAL;
  cpu_set_t set;
  CPU_ZERO(&set);
  CPU_SET(number, &set);
  return sched_setaffinity(0, sizeof set, &set) == 0 ? 0 : errno;
}

void tenor_give_back_freed_memory(void) {
#if defined(__GLIBC__)
  malloc_trim(0);
#endif
}

int tenor_run_when_idle(void) {
  struct sched_param parameters = {0};
  return sched_setscheduler(0, SCHED_IDLE, &parameters) == 0 ? 0 : errno;
}

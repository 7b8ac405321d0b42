// Preloaded into the real server: makes chosen calls on the journal's files fail, stop halfway, or wait.
//
//   TENOR_FAULT_FOLDER  only files below this folder count
//   TENOR_FAULT_SUFFIX  and only those whose names end so
//   TENOR_FAULT_LOG     every counted call is appended here, one line each, before it returns
//   TENOR_FAULT_KIND    nothing, error, lost, short, torn, hold or lie (from the call on)
//   TENOR_FAULT_ERROR   errno of a failing call
//   TENOR_FAULT_CALL    which call it strikes: 1 is the first that is counted
//   TENOR_FAULT_WHILE   hold: syncs wait as long as this file exists
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

enum { SECTOR = 512, LONGEST_PATH = 4096, MOST_DESCRIPTORS = 4096, HOLD_STEP_US = 5000 };

static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static ssize_t (*real_pwritev)(int, const struct iovec *, int, off_t);
static int (*real_fdatasync)(int);
static int (*real_fsync)(int);

static const char *folder, *suffix, *kind, *hold_file;
static int log_descriptor = -1;
static int error_number;
static long struck_call;

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static long calls;
// What was written to a descriptor since its last sync, and whether its next write fails.
static struct { off_t begin, end; int is_broken; } unsynced[MOST_DESCRIPTORS];

static const char *setting(const char *name, const char *otherwise) {
  const char *value = getenv(name);
  return value ? value : otherwise;
}

__attribute__((constructor)) static void prepare(void) {
  real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
  real_pwritev = dlsym(RTLD_NEXT, "pwritev64");
  real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
  real_fsync = dlsym(RTLD_NEXT, "fsync");
  folder = setting("TENOR_FAULT_FOLDER", "");
  suffix = setting("TENOR_FAULT_SUFFIX", "");
  kind = setting("TENOR_FAULT_KIND", "nothing");
  hold_file = setting("TENOR_FAULT_WHILE", "");
  error_number = atoi(setting("TENOR_FAULT_ERROR", "5"));
  struck_call = atol(setting("TENOR_FAULT_CALL", "0"));
  const char *log = getenv("TENOR_FAULT_LOG");
  if (log) log_descriptor = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

// The number of this call; 0 if it does not count.
static long count(int descriptor, const char **name, char *path) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, path, LONGEST_PATH - 1);
  if (length < 0 || descriptor >= MOST_DESCRIPTORS) return 0;
  path[length] = 0;
  size_t tail = strlen(suffix);
  if (!*folder || strncmp(path, folder, strlen(folder)) != 0) return 0;
  if ((size_t)length < tail || strcmp(path + length - tail, suffix) != 0) return 0;
  const char *slash = strrchr(path, '/');
  *name = slash ? slash + 1 : path;
  pthread_mutex_lock(&mutex);
  long number = ++calls;
  pthread_mutex_unlock(&mutex);
  return number;
}

static void tell(long number, const char *operation, const char *name, const char *outcome) {
  char line[LONGEST_PATH + 128];
  int length = snprintf(line, sizeof line, "%ld %s %s %s\n", number, operation, name, outcome);
  if (log_descriptor >= 0 && write(log_descriptor, line, length) != length) abort();
}

static int is(const char *name) { return strcmp(kind, name) == 0; }

static void remember(int descriptor, off_t offset, ssize_t length) {
  if (length <= 0) return;
  if (unsynced[descriptor].begin == unsynced[descriptor].end) unsynced[descriptor].begin = offset;
  unsynced[descriptor].end = offset + length;
}

static int fail(void) {
  errno = error_number;
  return -1;
}

ssize_t pwritev64(int descriptor, const struct iovec *parts, int part_count, off_t offset) {
  char path[LONGEST_PATH];
  const char *name;
  long number = count(descriptor, &name, path);
  if (!number) return real_pwritev(descriptor, parts, part_count, offset);
  size_t total = 0;
  for (int index = 0; index < part_count; index++) total += parts[index].iov_len;
  int is_struck = number == struck_call;
  if (unsynced[descriptor].is_broken || (is_struck && (is("error") || is("lost")))) {
    tell(number, "write", name, "failed");
    return fail();
  }
  if (is_struck && (is("short") || is("torn"))) {
    // Half of it; a torn write ends where a sector does, since that is what disks and page caches write as one.
    char *bytes = malloc(total), *at = bytes;
    for (int index = 0; index < part_count; index++) {
      memcpy(at, parts[index].iov_base, parts[index].iov_len);
      at += parts[index].iov_len;
    }
    size_t half = total / 2;
    if (is("torn")) {
      off_t end = (offset + (off_t)half) / SECTOR * SECTOR;
      half = end > offset ? (size_t)(end - offset) : 0;
      unsynced[descriptor].is_broken = 1;
    }
    ssize_t written = half ? real_pwrite(descriptor, bytes, half, offset) : fail();
    free(bytes);
    remember(descriptor, offset, written);
    tell(number, "write", name, written < 0 ? "failed" : "short");
    return written;
  }
  ssize_t written = real_pwritev(descriptor, parts, part_count, offset);
  remember(descriptor, offset, written);
  tell(number, "write", name, "done");
  return written;
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t length, off_t offset) {
  struct iovec part = {(void *)bytes, length};
  return pwritev64(descriptor, &part, 1, offset);
}

ssize_t pwritev(int descriptor, const struct iovec *parts, int part_count, off_t offset) {
  return pwritev64(descriptor, parts, part_count, offset);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t length, off_t offset) {
  return pwrite64(descriptor, bytes, length, offset);
}

// A sync that fails may have dropped the pages: the next reader then sees what was there before.
static void drop_unsynced(int descriptor) {
  static const char zeros[SECTOR];
  off_t offset = unsynced[descriptor].begin, end = unsynced[descriptor].end;
  while (offset < end) {
    size_t length = end - offset < SECTOR ? (size_t)(end - offset) : SECTOR;
    if (real_pwrite(descriptor, zeros, length, offset) < 0) abort();
    offset += (off_t)length;
  }
}

static int sync_with(int (*real)(int), const char *operation, int descriptor) {
  char path[LONGEST_PATH];
  const char *name;
  long number = count(descriptor, &name, path);
  if (!number) return real(descriptor);
  if (number == struck_call && (is("error") || is("lost"))) {
    if (is("lost")) drop_unsynced(descriptor);
    tell(number, operation, name, "failed");
    return fail();
  }
  if (is("hold") && access(hold_file, F_OK) == 0) {
    tell(number, operation, name, "held");
    while (access(hold_file, F_OK) == 0) usleep(HOLD_STEP_US);
  }
  if (number >= struck_call && is("lie")) {
    drop_unsynced(descriptor);
    unsynced[descriptor].begin = unsynced[descriptor].end = 0;
    tell(number, operation, name, "lied");
    return 0;
  }
  int result = real(descriptor);
  unsynced[descriptor].begin = unsynced[descriptor].end = 0;
  tell(number, operation, name, "done");
  return result;
}

int fdatasync(int descriptor) { return sync_with(real_fdatasync, "sync", descriptor); }
int fsync(int descriptor) { return sync_with(real_fsync, "sync", descriptor); }

/* Stands between a program and its files: writes down what it does to them, or lets a call fail.

   Loaded with LD_PRELOAD. RECORDER_FOLDER names the folder that is watched; all else passes through.
   With RECORDER_LOG each change that succeeded is appended to that file, in the order in which it
   happened, so that a reader can work out what a disk may hold when the power goes. With
   RECORDER_SWIFT the real disk is not waited for: what a program asks to be made safe is written
   down all the same.

   The program itself (through ctypes) puts marks into the log, or lets calls fail:

     recorder_mark(words)               a line of the program's own, such as "edit 7 is saved"
     recorder_fail(kinds, at, error, lasting)
                                        from now on count calls of these kinds; the at-th fails with
                                        this errno, and where `lasting` all after it; at 0: none
     recorder_count(kinds)              how many calls of these kinds there were since recorder_fail

   Kinds: W write, S fsync, T truncate, U unlink, R rename, O open for writing (or of a folder).
   A record is: kind, length of name, length of second name, offset, length of data; then those.
   Kinds in the log: C created, W written, T truncated, S file made safe, D folder made safe,
   U unlinked, R renamed, M mark. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOST_FILES 4096
#define REAL(name) \
  static __typeof__(name) *real_##name; \
  if (!real_##name) real_##name = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;
static char *names[MOST_FILES]; /* of open files in the folder, by descriptor */
static int is_folder[MOST_FILES];
static const char *folder;
static int log_file = -1, swift;
static const char *failing = "";
static char failing_kinds[16];
static long counted, fail_at, counted_of[128]; /* by kind */
static int fail_with, fail_lasting;

__attribute__((constructor)) static void begin(void) {
  folder = getenv("RECORDER_FOLDER");
  swift = getenv("RECORDER_SWIFT") != NULL;
  const char *log = getenv("RECORDER_LOG");
  int (*real_open)(const char *, int, ...) = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, "open");
  if (log) log_file = real_open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int is_watched(const char *name) {
  size_t length = folder ? strlen(folder) : 0;
  return folder && name && strncmp(name, folder, length) == 0 && (name[length] == '/' || name[length] == 0);
}

static const char *name_of(int file) { return file >= 0 && file < MOST_FILES ? names[file] : NULL; }

static void record(char kind, const char *name, const char *second, uint64_t offset, const void *data, uint64_t size) {
  if (log_file < 0) return;
  REAL(write);
  uint32_t first_length = strlen(name), second_length = second ? strlen(second) : 0;
  size_t length = 25 + first_length + second_length + (data ? size : 0);
  char *entry = malloc(length), *at = entry;
  *at = kind, at += 1;
  memcpy(at, &first_length, 4), at += 4;
  memcpy(at, &second_length, 4), at += 4;
  memcpy(at, &offset, 8), at += 8;
  memcpy(at, &size, 8), at += 8;
  memcpy(at, name, first_length), at += first_length;
  if (second) memcpy(at, second, second_length), at += second_length;
  if (data) memcpy(at, data, size);
  for (size_t done = 0; done < length;) {
    ssize_t written = real_write(log_file, entry + done, length - done);
    if (written <= 0) abort(); /* an incomplete log would prove nothing */
    done += written;
  }
  free(entry);
}

/* Count a call; whether it is one that is to fail. */
static int fails(char kind) {
  counted_of[(int)kind]++;
  if (!strchr(failing, kind)) return 0;
  counted++;
  if (!fail_at || (fail_lasting ? counted < fail_at : counted != fail_at)) return 0;
  errno = fail_with;
  return 1;
}

void recorder_mark(const char *words) {
  pthread_mutex_lock(&one_at_a_time);
  record('M', words, NULL, 0, NULL, 0);
  pthread_mutex_unlock(&one_at_a_time);
}

void recorder_fail(const char *kinds, long at, int error, int lasting) {
  pthread_mutex_lock(&one_at_a_time);
  strncpy(failing_kinds, kinds, sizeof failing_kinds - 1);
  failing = failing_kinds;
  memset(counted_of, 0, sizeof counted_of);
  counted = 0, fail_at = at, fail_with = error, fail_lasting = lasting;
  pthread_mutex_unlock(&one_at_a_time);
}

long recorder_count(const char *kinds) {
  long found = 0;
  for (; *kinds; kinds++) found += counted_of[(int)*kinds];
  return found;
}

/* --- opening and closing */

static int is_for_writing(const char *name, int how) {
  struct stat found;
  return (how & (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC)) || (stat(name, &found) == 0 && S_ISDIR(found.st_mode));
}

static void opened(int file, const char *name, int how, int was_there) {
  struct stat found;
  if (file < 0 || file >= MOST_FILES) return;
  free(names[file]);
  names[file] = strdup(name);
  is_folder[file] = fstat(file, &found) == 0 && S_ISDIR(found.st_mode);
  if (!is_folder[file] && !was_there && (how & O_CREAT)) record('C', name, NULL, 0, NULL, 0);
  if (!is_folder[file] && was_there && (how & O_TRUNC)) record('T', name, NULL, 0, NULL, 0);
}

#define OPENED(call) \
  if (!is_watched(name)) return call; \
  pthread_mutex_lock(&one_at_a_time); \
  int was_there = access(name, F_OK) == 0, file = -1; \
  if (!is_for_writing(name, how) || !fails('O')) { \
    file = call; \
    int error = errno; \
    opened(file, name, how, was_there); \
    errno = error; \
  } \
  pthread_mutex_unlock(&one_at_a_time); \
  return file

#define RIGHTS \
  mode_t rights = 0; \
  if (how & (O_CREAT | __O_TMPFILE)) { \
    va_list more; \
    va_start(more, how); \
    rights = va_arg(more, mode_t); \
    va_end(more); \
  }

int open(const char *name, int how, ...) { REAL(open); RIGHTS OPENED(real_open(name, how, rights)); }
int open64(const char *name, int how, ...) { REAL(open64); RIGHTS OPENED(real_open64(name, how, rights)); }
int openat(int at, const char *name, int how, ...) { REAL(openat); RIGHTS OPENED(real_openat(at, name, how, rights)); }
int openat64(int at, const char *name, int how, ...) { REAL(openat64); RIGHTS OPENED(real_openat64(at, name, how, rights)); }

int close(int file) {
  REAL(close);
  if (name_of(file)) {
    pthread_mutex_lock(&one_at_a_time);
    free(names[file]);
    names[file] = NULL;
    pthread_mutex_unlock(&one_at_a_time);
  }
  return real_close(file);
}

/* --- content */

#define DONE(kind, call, offset, data, size) \
  pthread_mutex_lock(&one_at_a_time); \
  __typeof__(call) result = -1; \
  if (!fails(kind)) { \
    result = call; \
    int error = errno; \
    if (result >= 0) record(kind, names[file], NULL, offset, data, size); \
    errno = error; \
  } \
  pthread_mutex_unlock(&one_at_a_time); \
  return result

ssize_t pwrite(int file, const void *data, size_t size, off_t at) {
  REAL(pwrite);
  if (!name_of(file)) return real_pwrite(file, data, size, at);
  DONE('W', real_pwrite(file, data, size, at), at, data, result);
}

ssize_t pwrite64(int file, const void *data, size_t size, off64_t at) {
  REAL(pwrite64);
  if (!name_of(file)) return real_pwrite64(file, data, size, at);
  DONE('W', real_pwrite64(file, data, size, at), at, data, result);
}

ssize_t write(int file, const void *data, size_t size) {
  REAL(write);
  if (!name_of(file)) return real_write(file, data, size);
  struct stat found;
  int at_the_end = (fcntl(file, F_GETFL) & O_APPEND) && fstat(file, &found) == 0;
  off_t at = at_the_end ? found.st_size : lseek(file, 0, SEEK_CUR);
  DONE('W', real_write(file, data, size), at, data, result);
}

int ftruncate(int file, off_t size) {
  REAL(ftruncate);
  if (!name_of(file)) return real_ftruncate(file, size);
  DONE('T', real_ftruncate(file, size), size, NULL, 0);
}

int ftruncate64(int file, off64_t size) {
  REAL(ftruncate64);
  if (!name_of(file)) return real_ftruncate64(file, size);
  DONE('T', real_ftruncate64(file, size), size, NULL, 0);
}

static int made_safe(int file, int (*really)(int)) {
  pthread_mutex_lock(&one_at_a_time);
  int result = -1;
  if (!fails('S')) {
    result = swift ? 0 : really(file);
    if (result == 0) record(is_folder[file] ? 'D' : 'S', names[file], NULL, 0, NULL, 0);
  }
  pthread_mutex_unlock(&one_at_a_time);
  return result;
}

int fsync(int file) { REAL(fsync); return name_of(file) ? made_safe(file, real_fsync) : real_fsync(file); }
int fdatasync(int file) { REAL(fdatasync); return name_of(file) ? made_safe(file, real_fdatasync) : real_fdatasync(file); }

/* --- names */

int unlink(const char *name) {
  REAL(unlink);
  if (!is_watched(name)) return real_unlink(name);
  pthread_mutex_lock(&one_at_a_time);
  int result = -1;
  if (!fails('U') && (result = real_unlink(name)) == 0) record('U', name, NULL, 0, NULL, 0);
  pthread_mutex_unlock(&one_at_a_time);
  return result;
}

int rename(const char *from, const char *to) {
  REAL(rename);
  if (!is_watched(from) && !is_watched(to)) return real_rename(from, to);
  pthread_mutex_lock(&one_at_a_time);
  int result = -1;
  if (!fails('R') && (result = real_rename(from, to)) == 0) record('R', from, to, 0, NULL, 0);
  pthread_mutex_unlock(&one_at_a_time);
  return result;
}

/* Preloaded into the server: fails syncs, says that the disk is full, moves the clock, or ends the process at a
   chosen write, as numbers in a shared file ask for. What it does not touch it passes on. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { FAIL_SYNC, FULL, CLOCK, END_AT, WRITES, FAILED, SYNCS };
static volatile int64_t *control;

__attribute__((constructor)) static void begin(void) {
    const char *path = getenv("TORTURE_CONTROL");
    int file = path ? open(path, O_RDWR) : -1;
    if (file < 0) return;
    void *place = mmap(NULL, 64, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (place != MAP_FAILED) control = place;
}

static int is_file(int file) {
    struct stat about;
    return fstat(file, &about) == 0 && S_ISREG(about.st_mode);
}

static void count_write(void) {
    int64_t number = __sync_add_and_fetch(&control[WRITES], 1);
    if (control[END_AT] && number >= control[END_AT]) _exit(137);
}

static int is_refused(int file) {
    if (!control || !(control[FULL] || control[END_AT]) || !is_file(file)) return 0;
    count_write();
    if (!control[FULL]) return 0;
    errno = ENOSPC;
    return 1;
}

static int sync_fails(int file) {
    if (!control || !is_file(file)) return 0;
    if (control[END_AT]) count_write();
    int64_t number = __sync_add_and_fetch(&control[SYNCS], 1);
    if (!control[FAIL_SYNC] || number % control[FAIL_SYNC]) return 0;
    __sync_add_and_fetch(&control[FAILED], 1);
    errno = EIO;
    return 1;
}

ssize_t write(int file, const void *bytes, size_t count) {
    static ssize_t (*real)(int, const void *, size_t);
    if (!real) real = dlsym(RTLD_NEXT, "write");
    return is_refused(file) ? -1 : real(file, bytes, count);
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t at) {
    static ssize_t (*real)(int, const void *, size_t, off_t);
    if (!real) real = dlsym(RTLD_NEXT, "pwrite");
    return is_refused(file) ? -1 : real(file, bytes, count, at);
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t at) {
    static ssize_t (*real)(int, const void *, size_t, off64_t);
    if (!real) real = dlsym(RTLD_NEXT, "pwrite64");
    return is_refused(file) ? -1 : real(file, bytes, count, at);
}

int fsync(int file) {
    static int (*real)(int);
    if (!real) real = dlsym(RTLD_NEXT, "fsync");
    return sync_fails(file) ? -1 : real(file);
}

int fdatasync(int file) {
    static int (*real)(int);
    if (!real) real = dlsym(RTLD_NEXT, "fdatasync");
    return sync_fails(file) ? -1 : real(file);
}

int clock_gettime(clockid_t which, struct timespec *time) {
    static int (*real)(clockid_t, struct timespec *);
    if (!real) real = dlsym(RTLD_NEXT, "clock_gettime");
    int done = real(which, time);
    if (!done && which == CLOCK_REALTIME && control) time->tv_sec += control[CLOCK];
    return done;
}

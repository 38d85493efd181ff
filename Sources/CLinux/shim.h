#include <stddef.h>
#include <sys/statfs.h>

// Linux has these, but the module of the C library hides them.
int syncfs(int descriptor);
long getdents64(int descriptor, void *buffer, size_t count);

// SHA-256 without the search for its name that goes before every digest otherwise.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>

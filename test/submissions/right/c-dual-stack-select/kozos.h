#ifndef KOZOS_H
#define KOZOS_H
#include <stdint.h>
#include <stddef.h>
#define PORT 5454
/* 'S' 'Z' | verzio | nevhossz | nev | int32 BE | crc32 BE */
size_t csomagol(unsigned char *p, const char *nev, int32_t szam);
int kicsomagol(const unsigned char *p, size_t n, char *nev, int32_t *szam);
#endif

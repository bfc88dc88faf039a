#include "kozos.h"
#include <string.h>
#include <arpa/inet.h>
static uint32_t crc32_(const unsigned char *p, size_t n) {
    uint32_t c = 0xFFFFFFFFu;
    while (n--) { c ^= *p++; for (int k = 0; k < 8; k++) c = (c >> 1) ^ (0xEDB88320u & -(c & 1)); }
    return ~c;
}
size_t csomagol(unsigned char *p, const char *nev, int32_t szam) {
    size_t l = strlen(nev); if (l > 200) l = 200;
    p[0] = 'S'; p[1] = 'Z'; p[2] = 1; p[3] = (unsigned char)l;
    memcpy(p + 4, nev, l);
    uint32_t v = htonl((uint32_t)szam); memcpy(p + 4 + l, &v, 4);
    v = htonl(crc32_(p, 8 + l)); memcpy(p + 8 + l, &v, 4);
    return 12 + l;
}
int kicsomagol(const unsigned char *p, size_t n, char *nev, int32_t *szam) {
    if (n < 12 || p[0] != 'S' || p[1] != 'Z' || p[2] != 1 || n != 12u + p[3]) return -1;
    uint32_t v, c; size_t l = p[3];
    memcpy(&c, p + 8 + l, 4);
    if (ntohl(c) != crc32_(p, 8 + l)) return -2;
    memcpy(nev, p + 4, l); nev[l] = 0;
    memcpy(&v, p + 4 + l, 4); *szam = (int32_t)ntohl(v);
    return 0;
}

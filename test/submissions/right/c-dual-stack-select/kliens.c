#include "kozos.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <netdb.h>
#include <sys/socket.h>
#include <sys/time.h>
int main(int argc, char **argv) {
    int o; const char *host = "::1", *port = "5454", *nev = "Szabó Gergő kliense";
    while ((o = getopt(argc, argv, "h:p:n:")) != -1) {
        if (o == 'h') host = optarg; else if (o == 'p') port = optarg; else if (o == 'n') nev = optarg;
        else { fprintf(stderr, "Használat: %s [-h gép] [-p port] [-n név]\n", argv[0]); return 2; }
    }
    char sor[64]; long szam; char *v;
    printf("Kérek egy egész számot (1 és 100 között): "); fflush(stdout);
    if (!fgets(sor, sizeof sor, stdin)) return 1;
    szam = strtol(sor, &v, 10);
    if (v == sor) { printf("Ez nem szám.\n"); return 1; }
    struct addrinfo hi = {0}, *ai; hi.ai_socktype = SOCK_DGRAM;
    if (getaddrinfo(host, port, &hi, &ai)) { fprintf(stderr, "ismeretlen gép\n"); return 1; }
    int s = socket(ai->ai_family, SOCK_DGRAM, 0);
    if (connect(s, ai->ai_addr, ai->ai_addrlen)) { perror("connect"); return 1; }
    struct timeval t = {3, 0}; setsockopt(s, SOL_SOCKET, SO_RCVTIMEO, &t, sizeof t);
    unsigned char b[512]; size_t n = csomagol(b, nev, (int32_t)szam);
    send(s, b, n, 0);
    ssize_t r = recv(s, b, sizeof b, 0);
    char sn[256]; int32_t k;
    if (r < 0 || kicsomagol(b, r, sn, &k)) printf("Nincs válasz.\n");
    else printf("Kliens : %s\nSzerver: %s\nSaját szám: %ld\nSzerver száma: %d\nÖsszeg: %ld\n", nev, sn, szam, k, szam + k);
    freeaddrinfo(ai); close(s);
    return 0;
}

#include "kozos.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <netinet/in.h>
#include <arpa/inet.h>
#include <sys/select.h>
#include <sys/socket.h>
int main(int argc, char **argv) {
    int o, port = PORT; const char *nev = "Szabó Gergő szervere"; int sajat = 37;
    while ((o = getopt(argc, argv, "p:n:")) != -1) {
        if (o == 'p') port = atoi(optarg); else if (o == 'n') nev = optarg;
        else { fprintf(stderr, "Használat: %s [-p port] [-n név]\n", argv[0]); return 2; }
    }
    int s = socket(AF_INET6, SOCK_DGRAM, 0), nulla = 0;
    setsockopt(s, IPPROTO_IPV6, IPV6_V6ONLY, &nulla, sizeof nulla);
    struct sockaddr_in6 a = {0}; a.sin6_family = AF_INET6; a.sin6_port = htons(port); a.sin6_addr = in6addr_any;
    if (bind(s, (struct sockaddr *)&a, sizeof a)) { perror("bind"); return 1; }
    for (;;) {
        fd_set f; FD_ZERO(&f); FD_SET(s, &f);
        struct timeval t = {1, 0};
        int r = select(s + 1, &f, NULL, NULL, &t);
        if (r <= 0) continue;
        unsigned char b[512]; char kn[256]; int32_t k; struct sockaddr_in6 c; socklen_t cl = sizeof c;
        ssize_t n = recvfrom(s, b, sizeof b, 0, (struct sockaddr *)&c, &cl);
        if (n < 0) continue;
        int h = kicsomagol(b, n, kn, &k);
        if (h) { fprintf(stderr, "hibás csomag (%d)\n", h); continue; }
        if (k < 1 || k > 100) { printf("Tartományon kívüli szám, leállok.\n"); break; }
        printf("%s <-> %s\n\t%d + %d = %d\n", kn, nev, k, sajat, k + sajat); fflush(stdout);
        size_t m = csomagol(b, nev, sajat);
        sendto(s, b, m, 0, (struct sockaddr *)&c, cl);
    }
    close(s);
    return 0;
}

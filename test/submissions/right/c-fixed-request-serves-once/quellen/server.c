/* Dateiserver: bedient EINE Anfrage und endet.   server <port> */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <arpa/inet.h>
#include <sys/socket.h>
struct anfrage { unsigned short laenge; char name[254]; };
int main(int argc, char *argv[]) {
    if (argc != 2) { fprintf(stderr, "Aufruf: %s <port>\n", argv[0]); return 1; }
    int s = socket(AF_INET, SOCK_DGRAM, 0);
    struct sockaddr_in a; memset(&a, 0, sizeof a);
    a.sin_family = AF_INET; a.sin_port = htons(atoi(argv[1])); a.sin_addr.s_addr = htonl(INADDR_ANY);
    if (bind(s, (struct sockaddr *)&a, sizeof a) < 0) { perror("bind"); return 1; }
    struct anfrage q; struct sockaddr_in c; socklen_t cl = sizeof c;
    ssize_t r = recvfrom(s, &q, sizeof q, 0, (struct sockaddr *)&c, &cl);
    if (r < 3) { fprintf(stderr, "kaputte Anfrage\n"); return 1; }
    char name[256]; unsigned l = ntohs(q.laenge); if (l > 253) l = 253;
    memcpy(name, q.name, l); name[l] = 0;
    FILE *f = fopen(name, "rb");
    if (!f) { perror(name); return 1; }
    char b[2048]; size_t n; int z = 0;
    do {
        n = fread(b, 1, sizeof b, f);
        sendto(s, b, n, 0, (struct sockaddr *)&c, cl);
        z++; usleep(500);
    } while (n == sizeof b);
    printf("%s: %d Stücke gesendet\n", name, z);
    fclose(f); close(s);
    return 0;
}

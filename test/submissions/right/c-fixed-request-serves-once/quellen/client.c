/* Dateiclient:   client <datei> <port> [rechner]   -- schreibt empfangen.dat */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <arpa/inet.h>
#include <sys/socket.h>
struct anfrage { unsigned short laenge; char name[254]; };
int main(int argc, char *argv[]) {
    if (argc < 3) { fprintf(stderr, "Aufruf: %s <datei> <port> [rechner]\n", argv[0]); return 1; }
    struct anfrage q; memset(&q, 0, sizeof q);
    q.laenge = htons((unsigned short)strlen(argv[1]));
    strncpy(q.name, argv[1], sizeof q.name - 1);
    int s = socket(AF_INET, SOCK_DGRAM, 0);
    struct sockaddr_in a; memset(&a, 0, sizeof a);
    a.sin_family = AF_INET; a.sin_port = htons(atoi(argv[2]));
    inet_aton(argc > 3 ? argv[3] : "127.0.0.1", &a.sin_addr);
    FILE *f = fopen("empfangen.dat", "wb");
    if (!f) { perror("empfangen.dat"); return 1; }
    sendto(s, &q, sizeof q, 0, (struct sockaddr *)&a, sizeof a);
    char b[4096]; ssize_t n; long sum = 0;
    do {
        n = recv(s, b, sizeof b, 0);
        if (n < 0) { perror("recv"); return 1; }
        fwrite(b, 1, n, f); sum += n;
    } while (n == 2048);
    fclose(f); close(s);
    printf("%ld Bytes in empfangen.dat\n", sum);
    return 0;
}

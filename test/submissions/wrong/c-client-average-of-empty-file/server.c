#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <netinet/in.h>
#include <sys/socket.h>

#define PORT 5307
#define SIZE 2048

int main() {
    int sock = socket(AF_INET, SOCK_DGRAM, 0);
    struct sockaddr_in me, peer;
    memset(&me, 0, sizeof(me));
    me.sin_family = AF_INET;
    me.sin_addr.s_addr = INADDR_ANY;
    me.sin_port = htons(PORT);
    if (bind(sock, (struct sockaddr *)&me, sizeof(me)) != 0) {
        perror("bind");
        exit(1);
    }
    printf("File server on port %d\n", PORT);
    fflush(stdout);

    while (1) {
        char name[300];
        char buf[SIZE];
        socklen_t len = sizeof(peer);
        int n = recvfrom(sock, name, sizeof(name) - 1, 0, (struct sockaddr *)&peer, &len);
        if (n < 0) continue;
        name[n] = 0;
        FILE *f = fopen(name, "rb");
        if (f == NULL) {
            printf("no file %s\n", name);
            fflush(stdout);
            continue;
        }
        do {
            n = fread(buf, 1, SIZE, f);
            sendto(sock, buf, n, 0, (struct sockaddr *)&peer, len);
        } while (n == SIZE);
        fclose(f);
    }
}

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <netinet/in.h>
#include <sys/socket.h>

#define PORT 5115
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
        char content[65536];
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
        int total = fread(content, 1, sizeof(content), f);
        fclose(f);
        for (int at = 0; at <= total; at += SIZE) {
            int size = total - at < SIZE ? total - at : SIZE;
            sendto(sock, content + at, size, 0, (struct sockaddr *)&peer, len);
        }
    }
}

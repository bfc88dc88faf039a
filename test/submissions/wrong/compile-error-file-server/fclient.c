#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define PORT 3333
#define BLOCK 2048

int main(int argc, char *argv[])
{
    char buf[BLOCK];
    char path[300];
    struct sockaddr_in server;
    ssize_t n;

    if (argc < 2) {
        printf("usage: %s file\n", argv[0]);
        return 1;
    }

    int sock = socket(AF_INET, SOCK_DGRAM, 0);
    memset(&server, 0, sizeof(server));
    server.sin_family = AF_INET;
    server.sin_port = htons(PORT);
    server.sin_addr.s_addr = inet_addr("127.0.0.1");
    sendto(sock, argv[1], strlen(argv[1]) + 1, 0, (struct sockaddr *)&server, sizeof(server));

    snprintf(path, sizeof(path), "recv_%s", argv[1]);
    FILE *fp = fopen(path, "wb");
    if (fp == NULL) {
        perror(path);
        return 1;
    }
    do {
        n = recvfrom(sock, buf, BLOCK, 0, NULL, NULL);
        fwrite(buf, 1, n, fp);
    } while (n == BLOCK);

    fclose(fp);
    close(sock);
    printf("%s received\n", argv[1]);
    return 0;
}

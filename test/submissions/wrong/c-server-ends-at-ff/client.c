#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#define PORT 5101
#define SIZE 2048

int main(int argc, char **argv) {
    if (argc < 2) {
        printf("Usage: %s <file>\n", argv[0]);
        return 1;
    }
    int sock = socket(AF_INET, SOCK_DGRAM, 0);
    struct sockaddr_in server;
    memset(&server, 0, sizeof(server));
    server.sin_family = AF_INET;
    server.sin_addr.s_addr = inet_addr("127.0.0.1");
    server.sin_port = htons(PORT);
    sendto(sock, argv[1], strlen(argv[1]), 0, (struct sockaddr *)&server, sizeof(server));

    char path[400];
    sprintf(path, "new_%s", argv[1]);
    FILE *out = fopen(path, "wb");
    char buf[SIZE];
    int n;
    do {
        n = recv(sock, buf, SIZE, 0);
        fwrite(buf, 1, n, out);
    } while (n == SIZE);
    fclose(out);
    close(sock);
    return 0;
}

/* gcc ftclient.c -o ftclient ; ./ftclient file */
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>

#define PORT 7001
#define CHUNK 2048

int main(int argc, char *argv[])
{
    int sock, n;
    struct sockaddr_in server;
    char buf[CHUNK];
    FILE *f;
    struct timeval silence = { 0, 600000 };

    if (argc != 2) {
        printf("usage: %s file\n", argv[0]);
        return 1;
    }

    sock = socket(AF_INET, SOCK_DGRAM, 0);
    setsockopt(sock, SOL_SOCKET, SO_RCVTIMEO, &silence, sizeof(silence));
    memset(&server, 0, sizeof(server));
    server.sin_family = AF_INET;
    server.sin_port = htons(PORT);
    server.sin_addr.s_addr = inet_addr("127.0.0.1");
    sendto(sock, argv[1], strlen(argv[1]), 0, (struct sockaddr *)&server, sizeof(server));

    f = fopen(argv[1], "wb");
    if (f == NULL) {
        perror(argv[1]);
        close(sock);
        return 1;
    }
    do {
        n = recvfrom(sock, buf, CHUNK, 0, NULL, NULL);
        if (n > 0)
            fwrite(buf, 1, n, f);
    } while (n == CHUNK);

    fclose(f);
    close(sock);
    printf("%s received\n", argv[1]);
    return 0;
}

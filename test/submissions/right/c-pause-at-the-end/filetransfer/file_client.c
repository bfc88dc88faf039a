#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <netinet/in.h>
#include <arpa/inet.h>
#include <sys/socket.h>

#define CHUNK 2048

int main(int argc, char **argv)
{
    char buf[CHUNK];
    ssize_t n;

    if (argc != 2) {
        fprintf(stderr, "usage: file_client <file>\n");
        return 2;
    }

    struct sockaddr_in addr = {0};
    addr.sin_family = AF_INET;
    addr.sin_port = htons(25000);
    inet_pton(AF_INET, "127.0.0.1", &addr.sin_addr);

    int s = socket(AF_INET, SOCK_DGRAM, 0);
    sendto(s, argv[1], strlen(argv[1]), 0, (struct sockaddr *)&addr, sizeof addr);

    FILE *f = fopen(argv[1], "wb");
    if (f == NULL) {
        perror(argv[1]);
        return 1;
    }
    while ((n = recv(s, buf, sizeof buf, 0)) >= 0) {
        fwrite(buf, 1, n, f);
        if (n < CHUNK)
            break;
    }
    fclose(f);
    close(s);
    return 0;
}

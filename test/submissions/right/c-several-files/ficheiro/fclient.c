#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <arpa/inet.h>
#include <sys/socket.h>

#define CHUNK 2048

int main(int argc, char **argv)
{
    struct sockaddr_in srv = { .sin_family = AF_INET };
    char chunk[CHUNK], path[512];
    int s, fd;
    ssize_t n;

    if (argc < 4) {
        fprintf(stderr, "usage: %s host port file\n", argv[0]);
        return 1;
    }
    srv.sin_port = htons(atoi(argv[2]));
    if (inet_pton(AF_INET, argv[1], &srv.sin_addr) != 1) {
        fprintf(stderr, "%s: give the address in numbers\n", argv[1]);
        return 1;
    }
    s = socket(AF_INET, SOCK_DGRAM, 0);
    sendto(s, argv[3], strlen(argv[3]), 0, (struct sockaddr *)&srv, sizeof srv);

    snprintf(path, sizeof path, "out_%s", argv[3]);
    fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    do {
        n = recv(s, chunk, CHUNK, 0);
        if (write(fd, chunk, n) != n) {
            perror("write");
            return 1;
        }
    } while (n == CHUNK);
    close(fd);
    close(s);
    return 0;
}

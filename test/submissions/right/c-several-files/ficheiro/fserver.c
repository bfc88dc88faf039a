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
    struct sockaddr_in me = { .sin_family = AF_INET }, cli;
    char chunk[CHUNK], name[256];
    socklen_t len;
    ssize_t n;
    int s, fd;

    if (argc < 2) {
        fprintf(stderr, "usage: %s port\n", argv[0]);
        return 1;
    }
    me.sin_port = htons(atoi(argv[1]));
    s = socket(AF_INET, SOCK_DGRAM, 0);
    if (bind(s, (struct sockaddr *)&me, sizeof me) < 0) {
        perror("bind");
        return 1;
    }
    for (;;) {
        len = sizeof cli;
        n = recvfrom(s, name, sizeof name - 1, 0, (struct sockaddr *)&cli, &len);
        name[n] = 0;
        fd = open(name, O_RDONLY);
        if (fd < 0) {
            perror(name);
            continue;
        }
        do {
            n = read(fd, chunk, CHUNK);
            sendto(s, chunk, n, 0, (struct sockaddr *)&cli, len);
        } while (n == CHUNK);
        close(fd);
    }
}

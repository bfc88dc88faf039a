#include <fcntl.h>
#include <libgen.h>
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <unistd.h>

#define CHUNK 2048

int main(int argc, char **argv)
{
    struct addrinfo hints, *res;
    char chunk[CHUNK], request[1024], target[1100];
    ssize_t len;
    long total = 0;

    if (argc != 2) {
        fprintf(stderr, "usage: %s FILE\n", argv[0]);
        return EXIT_FAILURE;
    }
    snprintf(request, sizeof request, "%s", argv[1]);

    memset(&hints, 0, sizeof hints);
    hints.ai_family = AF_INET;
    hints.ai_socktype = SOCK_DGRAM;
    if (getaddrinfo("localhost", "1235", &hints, &res) != 0) {
        fprintf(stderr, "cannot resolve localhost\n");
        return EXIT_FAILURE;
    }
    int fd = socket(res->ai_family, res->ai_socktype, res->ai_protocol);
    if (fd < 0 || connect(fd, res->ai_addr, res->ai_addrlen) < 0) {
        perror("socket");
        return EXIT_FAILURE;
    }
    freeaddrinfo(res);
    send(fd, request, strlen(request), 0);

    snprintf(target, sizeof target, "copy_of_%s", basename(argv[1]));
    int out = open(target, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    if (out < 0) {
        perror(target);
        return EXIT_FAILURE;
    }
    do {
        len = recv(fd, chunk, sizeof chunk, 0);
        if (len < 0) {
            perror("recv");
            return EXIT_FAILURE;
        }
        if (write(out, chunk, len) != len) {
            perror("write");
            return EXIT_FAILURE;
        }
        total += len;
    } while (len == CHUNK);

    close(out);
    close(fd);
    printf("%s: %ld bytes\n", target, total);
    return EXIT_SUCCESS;
}

#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <unistd.h>

static const char *my_name = "Client of Elsa Torrado";

static int open_socket(const char *host, const char *port)
{
    struct addrinfo hints, *res;
    int fd;

    memset(&hints, 0, sizeof hints);
    hints.ai_family = AF_INET;
    hints.ai_socktype = SOCK_DGRAM;
    if (getaddrinfo(host, port, &hints, &res) != 0) {
        fprintf(stderr, "cannot resolve %s\n", host);
        exit(EXIT_FAILURE);
    }
    fd = socket(res->ai_family, res->ai_socktype, res->ai_protocol);
    if (fd < 0 || connect(fd, res->ai_addr, res->ai_addrlen) < 0) {
        perror("socket");
        exit(EXIT_FAILURE);
    }
    freeaddrinfo(res);
    return fd;
}

int main(void)
{
    char line[100], msg[512], server_name[512];
    int mine, theirs;
    ssize_t len;

    printf("Hello, this is %s\n", my_name);
    printf("Integer (1 to 100): ");
    fflush(stdout);
    if (fgets(line, sizeof line, stdin) == NULL)
        return EXIT_FAILURE;
    mine = atoi(line);

    int fd = open_socket("localhost", "1234");
    len = snprintf(msg, sizeof msg, "%s|%d", my_name, mine);
    if (send(fd, msg, len, 0) < 0) {
        perror("send");
        return EXIT_FAILURE;
    }
    if (mine < 1 || mine > 100) {
        puts("Out of range, no reply is expected.");
        close(fd);
        return EXIT_SUCCESS;
    }

    len = recv(fd, msg, sizeof msg - 1, 0);
    if (len < 0) {
        perror("recv");
        return EXIT_FAILURE;
    }
    msg[len] = '\0';
    close(fd);

    if (sscanf(msg, "%511[^|]|%d", server_name, &theirs) != 2) {
        fprintf(stderr, "strange reply: %s\n", msg);
        return EXIT_FAILURE;
    }
    printf("Reply of %s\n", server_name);
    printf("My integer %d, server integer %d, sum %d\n", mine, theirs, mine + theirs);
    return EXIT_SUCCESS;
}

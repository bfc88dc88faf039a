#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define PORT 1235
#define CHUNK 2048

static void send_file(int fd, const char *name, struct sockaddr_in *to, socklen_t tolen)
{
    char chunk[CHUNK];
    ssize_t len;
    int in = open(name, O_RDONLY);

    if (in < 0) {
        perror(name);
        return;
    }
    do {
        len = read(in, chunk, CHUNK);
        if (len < 0) {
            perror(name);
            break;
        }
        sendto(fd, chunk, len, 0, (struct sockaddr *)to, tolen);
    } while (len == CHUNK);
    close(in);
}

int main(void)
{
    struct sockaddr_in addr, from;
    char name[1024];

    int fd = socket(AF_INET, SOCK_DGRAM, 0);
    memset(&addr, 0, sizeof addr);
    addr.sin_family = AF_INET;
    addr.sin_addr.s_addr = INADDR_ANY;
    addr.sin_port = htons(PORT);
    if (fd < 0 || bind(fd, (struct sockaddr *)&addr, sizeof addr) < 0) {
        perror("bind");
        return EXIT_FAILURE;
    }

    for (;;) {
        socklen_t fromlen = sizeof from;
        ssize_t len = recvfrom(fd, name, sizeof name - 1, 0, (struct sockaddr *)&from, &fromlen);
        if (len <= 0)
            continue;
        name[len] = '\0';
        printf("%s asked for %s\n", inet_ntoa(from.sin_addr), name);
        send_file(fd, name, &from, fromlen);
    }
}

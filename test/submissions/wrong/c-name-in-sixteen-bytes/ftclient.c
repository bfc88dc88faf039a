#include <arpa/inet.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define PORT 6161
#define CHUNK 2048

int main(int argc, char *argv[])
{
    char buffer[CHUNK], target[512];
    struct sockaddr_in server = {0};
    ssize_t n;

    if (argc != 2) {
        fprintf(stderr, "usage: %s file\n", argv[0]);
        return 1;
    }
    char *name = argv[1];
    int s = socket(AF_INET, SOCK_DGRAM, 0);
    server.sin_family = AF_INET;
    server.sin_port = htons(PORT);
    server.sin_addr.s_addr = inet_addr("127.0.0.1");
    sendto(s, name, strlen(name), 0, (struct sockaddr *)&server, sizeof server);

    snprintf(target, sizeof target, "got_%s", name);
    int file = open(target, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    if (file < 0) {
        perror(target);
        return 1;
    }
    do {
        n = recvfrom(s, buffer, CHUNK, 0, NULL, NULL);
        if (n > 0 && write(file, buffer, n) != n)
            return 1;
    } while (n == CHUNK);
    close(file);
    close(s);
    return 0;
}

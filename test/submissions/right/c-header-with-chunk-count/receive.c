#include <arpa/inet.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define BLOCK 2048

int main(int argc, char **argv)
{
    char target[300], block[BLOCK];
    uint32_t header;
    struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons(7788) };
    ssize_t got;

    if (argc < 2) {
        fprintf(stderr, "usage: %s file\n", argv[0]);
        return 2;
    }
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int s = socket(AF_INET, SOCK_DGRAM, 0);
    sendto(s, argv[1], strlen(argv[1]), 0, (struct sockaddr *)&to, sizeof to);

    /* the header: how many blocks follow, in network order */
    if (recv(s, &header, sizeof header, 0) != sizeof header) {
        fprintf(stderr, "no header\n");
        return 1;
    }
    printf("%s: %u blocks\n", argv[1], ntohl(header));

    snprintf(target, sizeof target, "in_%s", argv[1]);
    FILE *f = fopen(target, "wb");
    do {
        got = recv(s, block, BLOCK, 0);
        if (got > 0)
            fwrite(block, 1, (size_t)got, f);
    } while (got == BLOCK);
    fclose(f);
    close(s);
    return 0;
}

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <sys/socket.h>
#include "rede.h"

int main(int argc, char **argv)
{
    char buf[256], name[MAX_NAME];
    struct sockaddr_in cli;
    socklen_t len;
    int number, mine = 64, s, n;

    if (argc != 2) {
        fprintf(stderr, "usage: %s port\n", argv[0]);
        return EXIT_FAILURE;
    }
    s = open_socket(atoi(argv[1]));
    for (;;) {
        len = sizeof cli;
        n = recvfrom(s, buf, sizeof buf - 1, 0, (struct sockaddr *)&cli, &len);
        buf[n] = '\0';
        if (!read_message(buf, name, &number))
            continue;
        if (number < 1 || number > 100)
            break;
        printf("%-22s %3d\n", name, number);
        printf("%-22s %3d\n", "Server of D. Matias", mine);
        printf("%-22s %3d\n", "Sum", number + mine);
        fflush(stdout);
        n = write_message(buf, sizeof buf, "Server of D. Matias", mine);
        sendto(s, buf, n, 0, (struct sockaddr *)&cli, len);
    }
    close(s);
    return EXIT_SUCCESS;
}

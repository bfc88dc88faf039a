#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <sys/socket.h>
#include "rede.h"

int main(int argc, char **argv)
{
    char buf[256], name[MAX_NAME];
    struct sockaddr_in srv;
    int number, other, s, n;

    if (argc != 3) {
        fprintf(stderr, "usage: %s host port\n", argv[0]);
        return EXIT_FAILURE;
    }
    printf("Integer between 1 and 100: ");
    fflush(stdout);
    if (fgets(buf, sizeof buf, stdin) == NULL)
        return EXIT_FAILURE;
    number = atoi(buf);

    s = open_socket(0);
    server_address(&srv, argv[1], atoi(argv[2]));
    n = write_message(buf, sizeof buf, "Client of D. Matias", number);
    sendto(s, buf, n, 0, (struct sockaddr *)&srv, sizeof srv);
    if (number >= 1 && number <= 100) {
        n = recv(s, buf, sizeof buf - 1, 0);
        buf[n] = '\0';
        if (!read_message(buf, name, &other)) {
            fprintf(stderr, "strange reply\n");
            return EXIT_FAILURE;
        }
        printf("%-22s %3d\n", "Client of D. Matias", number);
        printf("%-22s %3d\n", name, other);
        printf("%-22s %3d\n", "Sum", number + other);
    }
    close(s);
    return EXIT_SUCCESS;
}

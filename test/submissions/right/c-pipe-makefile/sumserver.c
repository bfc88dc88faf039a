#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define PORT 1234

static const char *my_name = "Server of Elsa Torrado";

int main(void)
{
    struct sockaddr_in addr, from;
    char msg[512], client_name[512];
    int theirs, mine;

    srand(time(NULL));

    int fd = socket(AF_INET, SOCK_DGRAM, 0);
    memset(&addr, 0, sizeof addr);
    addr.sin_family = AF_INET;
    addr.sin_addr.s_addr = INADDR_ANY;
    addr.sin_port = htons(PORT);
    if (fd < 0 || bind(fd, (struct sockaddr *)&addr, sizeof addr) < 0) {
        perror("bind");
        return EXIT_FAILURE;
    }
    printf("Waiting on port %d\n", PORT);

    for (;;) {
        socklen_t fromlen = sizeof from;
        ssize_t len = recvfrom(fd, msg, sizeof msg - 1, 0, (struct sockaddr *)&from, &fromlen);
        if (len < 0) {
            perror("recvfrom");
            break;
        }
        msg[len] = '\0';
        if (sscanf(msg, "%511[^|]|%d", client_name, &theirs) != 2) {
            fprintf(stderr, "strange request: %s\n", msg);
            continue;
        }
        if (theirs < 1 || theirs > 100) {
            printf("%s wants me to stop\n", client_name);
            break;
        }
        mine = rand() % 100 + 1;
        printf("Request of %s to %s\n", client_name, my_name);
        printf("Client integer %d, my integer %d, sum %d\n", theirs, mine, theirs + mine);

        len = snprintf(msg, sizeof msg, "%s|%d", my_name, mine);
        sendto(fd, msg, len, 0, (struct sockaddr *)&from, fromlen);
    }
    close(fd);
    return EXIT_SUCCESS;
}

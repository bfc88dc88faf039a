#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>
#include "message.h"

int main(void)
{
    struct message m;
    struct sockaddr_in me = { .sin_family = AF_INET, .sin_port = htons(14750) }, from;
    int fd = socket(AF_INET, SOCK_DGRAM, 0);
    srand((unsigned)time(NULL) ^ (unsigned)getpid());
    if (bind(fd, (struct sockaddr *)&me, sizeof me) < 0) {
        perror("bind");
        return 1;
    }
    for (;;) {
        socklen_t size = sizeof from;
        if (recvfrom(fd, &m, sizeof m, 0, (struct sockaddr *)&from, &size) != sizeof m || m.check != sum_of(&m))
            continue;
        if (m.number < 1 || m.number > 100)
            break;
        int mine = rand() % 100 + 1;
        printf("%s, integer %d\n", m.name, m.number);
        printf("Server of Fausto Grilo, integer %d\n", mine);
        printf("Sum: %d\n", m.number + mine);
        fflush(stdout);
        seal(&m, "Server of Fausto Grilo", mine);
        sendto(fd, &m, sizeof m, 0, (struct sockaddr *)&from, size);
    }
    close(fd);
    return 0;
}

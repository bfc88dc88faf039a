#include <arpa/inet.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>
#include "message.h"

int main(void)
{
    int number;
    struct message m;
    struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons(14750) };
    inet_pton(AF_INET, "127.0.0.1", &to.sin_addr);
    printf("Integer (1-100): ");
    fflush(stdout);
    if (scanf("%d", &number) != 1)
        return 1;
    int fd = socket(AF_INET, SOCK_DGRAM, 0);
    seal(&m, "Client of Fausto Grilo", number);
    sendto(fd, &m, sizeof m, 0, (struct sockaddr *)&to, sizeof to);
    if (number < 1 || number > 100)
        return 0;
    do {
        if (recv(fd, &m, sizeof m, 0) != sizeof m)
            return 1;
    } while (m.check != sum_of(&m));
    printf("Client of Fausto Grilo, integer %d\n", number);
    printf("%s, integer %d\n", m.name, m.number);
    printf("Sum: %d\n", number + m.number);
    close(fd);
    return 0;
}

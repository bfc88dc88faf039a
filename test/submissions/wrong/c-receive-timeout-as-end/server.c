/* gcc server.c -o server */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#define PORT 7000
#define NAME "Server of Hugo Serrano"
#define NUMBER 91

int main(void)
{
    int sock, number, n;
    struct sockaddr_in me, client;
    socklen_t len;
    char buf[1024];
    char *space;

    sock = socket(AF_INET, SOCK_DGRAM, 0);
    if (sock < 0) {
        perror("socket");
        return 1;
    }
    memset(&me, 0, sizeof(me));
    me.sin_family = AF_INET;
    me.sin_port = htons(PORT);
    me.sin_addr.s_addr = htonl(INADDR_ANY);
    if (bind(sock, (struct sockaddr *)&me, sizeof(me)) < 0) {
        perror("bind");
        return 1;
    }

    for (;;) {
        len = sizeof(client);
        n = recvfrom(sock, buf, sizeof(buf) - 1, 0, (struct sockaddr *)&client, &len);
        if (n < 0)
            continue;
        buf[n] = '\0';
        space = strrchr(buf, ' ');
        if (space == NULL)
            continue;
        *space = '\0';
        number = atoi(space + 1);

        if (number < 1 || number > 100)
            break;

        printf("Client name: %s\n", buf);
        printf("Server name: %s\n", NAME);
        printf("Client number: %d\n", number);
        printf("Server number: %d\n", NUMBER);
        printf("Sum: %d\n\n", number + NUMBER);

        sprintf(buf, "%s %d", NAME, NUMBER);
        sendto(sock, buf, strlen(buf), 0, (struct sockaddr *)&client, len);
    }

    close(sock);
    return 0;
}

#include <arpa/inet.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define PORT 9090

struct message {
    char name[100];
    int32_t number;
};

int main(void)
{
    struct message msg;
    struct sockaddr_in me, client;
    socklen_t len;

    srand(time(NULL));
    int sock = socket(AF_INET, SOCK_DGRAM, 0);
    memset(&me, 0, sizeof(me));
    me.sin_family = AF_INET;
    me.sin_port = htons(PORT);
    me.sin_addr.s_addr = htonl(INADDR_ANY);
    if (bind(sock, (struct sockaddr *)&me, sizeof(me)) < 0) {
        perror("bind");
        return 1;
    }
    printf("Server ready\n");

    while (1) {
        len = sizeof(client);
        recvfrom(sock, &msg, sizeof(msg), 0, (struct sockaddr *)&client, &len);
        int number = ntohl(msg.number);
        if (number < 1 || number > 100)
            break;

        int mine = rand() % 100 + 1;
        printf("Client: %s\n", msg.name);
        printf("Server: Server of Nuno Esteves\n");
        printf("Client number: %d\n", number);
        printf("Server number: %d\n", mine);
        printf("Sum: %d\n", number + mine);

        memset(&msg, 0, sizeof(msg));
        strcpy(msg.name, "Server of Nuno Esteves");
        msg.number = htonl(mine);
        sendto(sock, &msg, sizeof(msg), 0, (struct sockaddr *)&client, len);
    }

    printf("Out of range, bye\n");
    close(sock);
    return 0;
}

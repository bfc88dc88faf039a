/* gcc client.c -o client */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#define PORT 7000
#define NAME "Client of Hugo Serrano"

int main(void)
{
    int sock, number, serverNumber, n;
    struct sockaddr_in server;
    char buf[1024];
    char *space;

    printf("Enter an integer between 1 and 100: ");
    fflush(stdout);
    if (scanf("%d", &number) != 1) {
        printf("not a number\n");
        return 1;
    }

    sock = socket(AF_INET, SOCK_DGRAM, 0);
    if (sock < 0) {
        perror("socket");
        return 1;
    }
    memset(&server, 0, sizeof(server));
    server.sin_family = AF_INET;
    server.sin_port = htons(PORT);
    server.sin_addr.s_addr = inet_addr("127.0.0.1");

    sprintf(buf, "%s %d", NAME, number);
    sendto(sock, buf, strlen(buf), 0, (struct sockaddr *)&server, sizeof(server));

    if (number < 1 || number > 100) {
        close(sock);
        return 0;
    }

    n = recvfrom(sock, buf, sizeof(buf) - 1, 0, NULL, NULL);
    if (n < 0) {
        perror("recvfrom");
        close(sock);
        return 1;
    }
    buf[n] = '\0';
    space = strrchr(buf, ' ');      /* the number is the last word */
    *space = '\0';
    serverNumber = atoi(space + 1);

    printf("Client name: %s\n", NAME);
    printf("Server name: %s\n", buf);
    printf("Client number: %d\n", number);
    printf("Server number: %d\n", serverNumber);
    printf("Sum: %d", number + serverNumber);

    close(sock);
    return 0;
}

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#define NAME "Client of Ivo Berg"

int main(void) {
    int s = socket(AF_INET, SOCK_DGRAM, 0);
    struct sockaddr_in server = {0};
    char buf[256], reply[256], name[200];
    int number = 0, other = 0;

    printf("Enter a number (1-100): ");
    fflush(stdout);
    if (scanf("%d", &number) != 1)
        return 1;
    server.sin_family = AF_INET;
    server.sin_port = htons(5201);
    server.sin_addr.s_addr = inet_addr("127.0.0.1");
    snprintf(buf, sizeof buf, "%d;%s", number, NAME);
    sendto(s, buf, strlen(buf), 0, (struct sockaddr *)&server, sizeof server);
    int n = recv(s, reply, sizeof reply - 1, 0);
    if (n < 0)
        return 1;
    reply[n] = '\0';
    sscanf(reply, "%d;%199[^\n]", &other, name);
    printf("Client: %s\nServer: %s\n", NAME, name);
    printf("%d + %d = %d\n", number, other, number + other);
    close(s);
    return 0;
}

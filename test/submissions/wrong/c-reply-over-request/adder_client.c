#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#define NAME "Client of Bartholomew Quint"

int main(void) {
    int s = socket(AF_INET, SOCK_DGRAM, 0);
    struct sockaddr_in server = {0};
    char buf[256], name[200];
    int number = 0, other = 0;

    printf("Enter a number (1-100): ");
    fflush(stdout);
    if (scanf("%d", &number) != 1)
        return 1;
    server.sin_family = AF_INET;
    server.sin_port = htons(5221);
    server.sin_addr.s_addr = inet_addr("127.0.0.1");
    snprintf(buf, sizeof buf, "%s;%d", NAME, number);
    sendto(s, buf, strlen(buf), 0, (struct sockaddr *)&server, sizeof server);
    int n = recv(s, buf, sizeof buf - 1, 0);
    if (n < 0)
        return 1;
    *strchr(buf, ';') = '\0';
    strcpy(name, buf);
    other = atoi(strrchr(buf + strlen(buf) + 1, ';') + 1);
    printf("Client: %s\nServer: %s\n", NAME, name);
    printf("%d + %d = %d\n", number, other, number + other);
    close(s);
    return 0;
}

#include <stdio.h>
#include <string.h>
#include <stdlib.h>
#include <unistd.h>
#include <arpa/inet.h>
#include <sys/socket.h>

#define NAME "Client of Vera Lindqvist"

int main(void)
{
    int sock, number, theirs;
    char buf[256], name[200];
    struct sockaddr_in server;
    ssize_t n;

    printf("Integer (1-100): ");
    fflush(stdout);
    if (scanf("%d", &number) != 1)
        return 1;
    if (number < 1 || number > 100) {
        printf("The integer has to be from 1 to 100.\n");
        return 0;
    }
    sock = socket(AF_INET, SOCK_DGRAM, 0);
    memset(&server, 0, sizeof server);
    server.sin_family = AF_INET;
    server.sin_port = htons(21834);
    server.sin_addr.s_addr = inet_addr("127.0.0.1");
    snprintf(buf, sizeof buf, "%s;%03d", NAME, number);
    sendto(sock, buf, strlen(buf), 0, (struct sockaddr *)&server, sizeof server);
    n = recvfrom(sock, buf, sizeof buf - 1, 0, NULL, NULL);
    if (n < 0) {
        perror("recvfrom");
        return 1;
    }
    buf[n] = '\0';
    if (sscanf(buf, "%199[^;];%d", name, &theirs) != 2) {
        printf("Cannot read %s\n", buf);
        return 1;
    }
    printf("%s: %d\n%s: %d\nSum: %d\n", NAME, number, name, theirs, number + theirs);
    close(sock);
    return 0;
}

#include <stdio.h>
#include <string.h>
#include <stdlib.h>
#include <unistd.h>
#include <arpa/inet.h>
#include <sys/socket.h>

#define NAME "Server of Vera Lindqvist"

int main(void)
{
    int sock, number, own = 43;
    char buf[256], *semicolon;
    struct sockaddr_in here, peer;
    socklen_t size;
    ssize_t n;

    sock = socket(AF_INET, SOCK_DGRAM, 0);
    memset(&here, 0, sizeof here);
    here.sin_family = AF_INET;
    here.sin_port = htons(21834);
    here.sin_addr.s_addr = htonl(INADDR_ANY);
    if (bind(sock, (struct sockaddr *)&here, sizeof here) < 0) {
        perror("bind");
        return 1;
    }
    for (;;) {
        size = sizeof peer;
        n = recvfrom(sock, buf, sizeof buf - 1, 0, (struct sockaddr *)&peer, &size);
        if (n < 0)
            continue;
        buf[n] = '\0';
        semicolon = strchr(buf, ';');
        if (semicolon == NULL)
            continue;
        *semicolon = '\0';
        number = (int)strtol(semicolon + 1, NULL, 0);
        if (number < 1 || number > 100)
            break;
        printf("%s: %d\n%s: %d\nSum: %d\n", buf, number, NAME, own, number + own);
        fflush(stdout);
        snprintf(buf, sizeof buf, "%s;%d", NAME, own);
        sendto(sock, buf, strlen(buf), 0, (struct sockaddr *)&peer, size);
    }
    close(sock);
    printf("Server closed\n");
    return 0;
}

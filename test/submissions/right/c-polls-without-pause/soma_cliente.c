#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define EU "Client of Ivo Brandao"

int main(void)
{
    char msg[512], nome[256] = "";
    int valor, dele = 0, s = socket(AF_INET, SOCK_DGRAM, 0);
    struct sockaddr_in a = {0};
    ssize_t n = -1;

    printf("Integer (1..100): ");
    fflush(stdout);
    if (scanf("%d", &valor) != 1) return 1;
    a.sin_family = AF_INET;
    a.sin_port = htons(20555);
    inet_pton(AF_INET, "127.0.0.1", &a.sin_addr);
    n = snprintf(msg, sizeof msg, "%d %s", valor, EU);
    sendto(s, msg, n, 0, (struct sockaddr *)&a, sizeof a);
    do
        n = recv(s, msg, sizeof msg - 1, MSG_DONTWAIT);
    while (n < 0);
    msg[n] = '\0';
    sscanf(msg, "%d %255[^\n]", &dele, nome);
    printf("%s -> %d\n%s -> %d\nsoma = %d\n", EU, valor, nome, dele, valor + dele);
    close(s);
    return 0;
}

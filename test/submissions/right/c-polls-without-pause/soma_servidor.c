#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int main(void)
{
    char msg[512], nome[256];
    int s = socket(AF_INET, SOCK_DGRAM, 0);
    struct sockaddr_in eu = {0}, ele;

    eu.sin_family = AF_INET;
    eu.sin_port = htons(20555);
    eu.sin_addr.s_addr = htonl(INADDR_ANY);
    if (bind(s, (struct sockaddr *)&eu, sizeof eu) < 0) { perror("bind"); return 1; }
    fcntl(s, F_SETFL, fcntl(s, F_GETFL) | O_NONBLOCK);

    for (;;) {
        socklen_t t = sizeof ele;
        int valor, meu = 63;
        ssize_t n = recvfrom(s, msg, sizeof msg - 1, 0, (struct sockaddr *)&ele, &t);
        if (n < 0) {
            if (errno == EAGAIN || errno == EWOULDBLOCK)
                continue;                       /* nothing yet, ask again */
            perror("recvfrom");
            return 1;
        }
        msg[n] = '\0';
        if (sscanf(msg, "%d %255[^\n]", &valor, nome) != 2)
            continue;
        if (valor < 1 || valor > 100)
            break;
        printf("%s -> %d\nServer of Ivo Brandao -> %d\nsoma = %d\n", nome, valor, meu, valor + meu);
        fflush(stdout);
        n = snprintf(msg, sizeof msg, "%d Server of Ivo Brandao", meu);
        sendto(s, msg, n, 0, (struct sockaddr *)&ele, t);
    }
    close(s);
    return 0;
}

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <arpa/inet.h>
#include <sys/socket.h>
#include "mensagem.h"

int main(void)
{
    struct mensagem m;
    struct sockaddr_in srv;
    socklen_t len = sizeof(srv);
    int s, n;

    printf("Numero (1 a 100): ");
    if (scanf("%d", &n) != 1) {
        fprintf(stderr, "isso nao e' um numero\n");
        return 1;
    }

    s = socket(AF_INET, SOCK_DGRAM, 0);
    if (s < 0) {
        perror("socket");
        return 1;
    }
    memset(&srv, 0, sizeof(srv));
    srv.sin_family = AF_INET;
    srv.sin_port = htons(PORTO_SOMA);
    srv.sin_addr.s_addr = inet_addr("127.0.0.1");

    memset(&m, 0, sizeof(m));
    strcpy(m.nome, "Cliente de Vasco Teles");
    m.numero = n;
    sendto(s, &m, sizeof(m), 0, (struct sockaddr *)&srv, sizeof(srv));
    if (n < 1 || n > 100) {
        close(s);
        return 0;
    }

    if (recvfrom(s, &m, sizeof(m), 0, (struct sockaddr *)&srv, &len) < 0) {
        perror("recvfrom");
        return 1;
    }
    printf("Cliente de Vasco Teles: %d\n", n);
    printf("%s: %d\n", m.nome, m.numero);
    printf("Soma: %d\n", n + m.numero);
    close(s);
    return 0;
}

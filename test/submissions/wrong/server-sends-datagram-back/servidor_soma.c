#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <arpa/inet.h>
#include <sys/socket.h>
#include "mensagem.h"

int main(void)
{
    struct mensagem m;
    struct sockaddr_in eu, cli;
    socklen_t len;
    int s, meu;

    srand(time(NULL));
    s = socket(AF_INET, SOCK_DGRAM, 0);
    memset(&eu, 0, sizeof(eu));
    eu.sin_family = AF_INET;
    eu.sin_port = htons(PORTO_SOMA);
    eu.sin_addr.s_addr = INADDR_ANY;
    if (bind(s, (struct sockaddr *)&eu, sizeof(eu)) < 0) {
        perror("bind");
        return 1;
    }

    while (1) {
        len = sizeof(cli);
        if (recvfrom(s, &m, sizeof(m), 0, (struct sockaddr *)&cli, &len) != sizeof(m))
            continue;
        if (m.numero < 1 || m.numero > 100)
            break;
        meu = rand() % 100 + 1;
        printf("%s: %d\n", m.nome, m.numero);
        printf("Servidor de Vasco Teles: %d\n", meu);
        printf("Soma: %d\n", m.numero + meu);
        sendto(s, &m, sizeof(m), 0, (struct sockaddr *)&cli, len);
    }
    close(s);
    return 0;
}

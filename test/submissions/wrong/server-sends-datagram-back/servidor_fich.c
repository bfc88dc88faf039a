#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <arpa/inet.h>
#include <sys/socket.h>
#include "mensagem.h"

int main(void)
{
    struct sockaddr_in eu, cli;
    socklen_t len;
    char nome[256], bloco[BLOCO];
    size_t n;
    FILE *f;
    int s;

    s = socket(AF_INET, SOCK_DGRAM, 0);
    memset(&eu, 0, sizeof(eu));
    eu.sin_family = AF_INET;
    eu.sin_port = htons(PORTO_FICH);
    eu.sin_addr.s_addr = INADDR_ANY;
    if (bind(s, (struct sockaddr *)&eu, sizeof(eu)) < 0) {
        perror("bind");
        return 1;
    }
    for (;;) {
        len = sizeof(cli);
        /* o nome ja' vem com o zero do fim */
        recvfrom(s, nome, sizeof(nome), 0, (struct sockaddr *)&cli, &len);
        f = fopen(nome, "rb");
        if (f == NULL) {
            perror(nome);
            continue;
        }
        do {
            n = fread(bloco, 1, BLOCO, f);
            sendto(s, bloco, n, 0, (struct sockaddr *)&cli, len);
        } while (n == BLOCO);
        fclose(f);
    }
}

#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <arpa/inet.h>
#include <sys/socket.h>
#include "mensagem.h"

int main(int argc, char *argv[])
{
    struct sockaddr_in srv;
    char bloco[BLOCO], destino[300];
    ssize_t n;
    FILE *f;
    int s;

    if (argc != 2) {
        fprintf(stderr, "uso: %s ficheiro\n", argv[0]);
        return 1;
    }
    s = socket(AF_INET, SOCK_DGRAM, 0);
    memset(&srv, 0, sizeof(srv));
    srv.sin_family = AF_INET;
    srv.sin_port = htons(PORTO_FICH);
    srv.sin_addr.s_addr = inet_addr("127.0.0.1");
    /* +1: com o zero do fim */
    sendto(s, argv[1], strlen(argv[1]) + 1, 0, (struct sockaddr *)&srv, sizeof(srv));

    snprintf(destino, sizeof(destino), "%s.novo", argv[1]);
    f = fopen(destino, "wb");
    if (f == NULL) {
        perror(destino);
        return 1;
    }
    do {
        n = recvfrom(s, bloco, BLOCO, 0, NULL, NULL);
        if (n < 0) {
            perror("recvfrom");
            return 1;
        }
        fwrite(bloco, 1, n, f);
    } while (n == BLOCO);
    fclose(f);
    close(s);
    return 0;
}

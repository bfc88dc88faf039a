#ifndef MENSAGEM_H
#define MENSAGEM_H

#define PORTO_SOMA 23451
#define PORTO_FICH 12346
#define BLOCO 2048

/* 100 + 4 = 104 bytes */
struct mensagem {
    char nome[100];
    int numero;
};

#endif

#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define PORT 9091
#define BLOCK 2048

static void send_file(int sock, FILE *fp, struct sockaddr_in *client)
{
    char buf[BLOCK + 1];
    size_t n;

    do {
        n = fread(buf, 1, BLOCK, fp);
        buf[n] = '\0';
        sendto(sock, buf, strlen(buf), 0, (struct sockaddr *)client, sizeof(*client));
    } while (n == BLOCK);
}

int main(void)
{
    char name[256];
    struct sockaddr_in me, client;

    int sock = socket(AF_INET, SOCK_DGRAM, 0);
    memset(&me, 0, sizeof(me));
    me.sin_family = AF_INET;
    me.sin_port = htons(PORT);
    me.sin_addr.s_addr = htonl(INADDR_ANY);
    if (bind(sock, (struct sockaddr *)&me, sizeof(me)) < 0) {
        perror("bind");
        return 1;
    }

    while (1) {
        socklen_t len = sizeof(client);
        ssize_t r = recvfrom(sock, name, sizeof(name) - 1, 0, (struct sockaddr *)&client, &len);
        name[r] = '\0';
        FILE *fp = fopen(name, "rb");
        if (fp == NULL) {
            perror(name);
            continue;
        }
        send_file(sock, fp, &client);
        fclose(fp);
        printf("%s sent\n", name);
    }
}

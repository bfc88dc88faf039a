/* gcc ftserver.c -o ftserver */
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#define PORT 7001
#define CHUNK 2048

int main(void)
{
    int sock, n;
    size_t k;
    struct sockaddr_in me, client;
    socklen_t len;
    char name[512];
    char buf[CHUNK];
    FILE *f;

    sock = socket(AF_INET, SOCK_DGRAM, 0);
    memset(&me, 0, sizeof(me));
    me.sin_family = AF_INET;
    me.sin_port = htons(PORT);
    me.sin_addr.s_addr = htonl(INADDR_ANY);
    if (bind(sock, (struct sockaddr *)&me, sizeof(me)) < 0) {
        perror("bind");
        return 1;
    }

    while (1) {
        len = sizeof(client);
        n = recvfrom(sock, name, sizeof(name) - 1, 0, (struct sockaddr *)&client, &len);
        if (n <= 0)
            continue;
        name[n] = '\0';

        f = fopen(name, "rb");
        if (f == NULL) {
            perror(name);
            continue;
        }
        do {
            k = fread(buf, 1, CHUNK, f);
            sendto(sock, buf, k, 0, (struct sockaddr *)&client, len);
        } while (k == CHUNK);
        fclose(f);
        printf("sent %s\n", name);
    }
}

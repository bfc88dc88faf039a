#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <netinet/in.h>
#include <sys/socket.h>

#define CHUNK 2048

int main(void)
{
    char name[512], buf[CHUNK];

    int s = socket(AF_INET, SOCK_DGRAM, 0);
    struct sockaddr_in addr = {0}, from;
    addr.sin_family = AF_INET;
    addr.sin_port = htons(25000);
    addr.sin_addr.s_addr = INADDR_ANY;
    if (bind(s, (struct sockaddr *)&addr, sizeof addr) == -1) {
        perror("bind");
        exit(1);
    }

    for (;;) {
        socklen_t fromlen = sizeof from;
        ssize_t n = recvfrom(s, name, sizeof name - 1, 0, (struct sockaddr *)&from, &fromlen);
        name[n] = '\0';
        printf("request for %s\n", name);

        FILE *f = fopen(name, "rb");
        if (f == NULL) {
            perror("fopen");
            continue;
        }
        size_t got;
        while ((got = fread(buf, 1, CHUNK, f)) == CHUNK)
            sendto(s, buf, got, 0, (struct sockaddr *)&from, fromlen);
        sendto(s, buf, got, 0, (struct sockaddr *)&from, fromlen);
        fclose(f);
    }
}

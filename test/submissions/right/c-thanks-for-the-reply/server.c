#include <stdio.h>
#include <string.h>
#include <stdlib.h>
#include <unistd.h>
#include <arpa/inet.h>
int main(void) {
    struct sockaddr_in a = {0}, c; socklen_t len = sizeof c;
    char buf[200], name[100];
    int n, s = socket(AF_INET, SOCK_DGRAM, 0);
    a.sin_family = AF_INET; a.sin_port = htons(9904); a.sin_addr.s_addr = INADDR_ANY;
    bind(s, (struct sockaddr *)&a, sizeof a);
    for (;;) {
        len = sizeof c;
        int got = recvfrom(s, buf, sizeof buf - 1, 0, (struct sockaddr *)&c, &len);
        buf[got] = 0;
        if (sscanf(buf, "%99[^|]|%d", name, &n) != 2) { printf("strange message\n"); continue; }
        if (n < 1 || n > 100) break;
        printf("%s %d\nServer of Joao 17\nsum %d\n", name, n, n + 17); fflush(stdout);
        snprintf(buf, sizeof buf, "Server of Joao|%d", 17);
        sendto(s, buf, strlen(buf), 0, (struct sockaddr *)&c, len);
        got = recvfrom(s, buf, sizeof buf - 1, 0, (struct sockaddr *)&c, &len);
    }
    close(s);
    return 0;
}

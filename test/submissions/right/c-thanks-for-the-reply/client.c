#include <stdio.h>
#include <string.h>
#include <stdlib.h>
#include <unistd.h>
#include <arpa/inet.h>
int main(void) {
    struct sockaddr_in a = {0};
    char buf[200], name[100];
    int n, m, s = socket(AF_INET, SOCK_DGRAM, 0);
    a.sin_family = AF_INET; a.sin_port = htons(9904); a.sin_addr.s_addr = inet_addr("127.0.0.1");
    printf("Enter an integer between 1 and 100: "); fflush(stdout);
    if (scanf("%d", &n) != 1) return 1;
    snprintf(buf, sizeof buf, "Client of Joao|%d", n);
    sendto(s, buf, strlen(buf), 0, (struct sockaddr *)&a, sizeof a);
    int got = recv(s, buf, sizeof buf - 1, 0);
    buf[got] = 0;
    sscanf(buf, "%99[^|]|%d", name, &m);
    sendto(s, "thanks", 6, 0, (struct sockaddr *)&a, sizeof a);
    printf("Client of Joao %d\n%s %d\nsum %d\n", n, name, m, n + m);
    close(s);
    return 0;
}

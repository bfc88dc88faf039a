#include <stdio.h>
#include <string.h>
#include <stdlib.h>
#include <stdint.h>
#include <unistd.h>
#include <arpa/inet.h>
#include <sys/socket.h>
#define ME "Client of Vu Thi Mai"
static uint8_t xs(const uint8_t *p, size_t n) { uint8_t x = 0x5a; while (n--) x ^= *p++; return x; }
int main(void) {
    int n; 
    printf("Nhap mot so nguyen (1..100): "); fflush(stdout);
    if (scanf("%d", &n) != 1) return 1;
    uint8_t b[128] = {0}; int16_t v = (int16_t)n;
    b[0] = 1; memcpy(b + 1, &v, 2); strncpy((char *)b + 3, ME, 32); b[35] = xs(b, 35);
    int s = socket(AF_INET, SOCK_DGRAM, 0);
    struct sockaddr_in a = {0}; a.sin_family = AF_INET; a.sin_port = htons(23232); a.sin_addr.s_addr = inet_addr("127.0.0.1");
    struct timeval t = {3, 0}; setsockopt(s, SOL_SOCKET, SO_RCVTIMEO, &t, sizeof t);
    sendto(s, b, 36, 0, (void *)&a, sizeof a);
    ssize_t r = recv(s, b, sizeof b, 0);
    if (r != 36 || b[35] != xs(b, 35) || b[0] != 2) puts("khong co tra loi");
    else {
        memcpy(&v, b + 1, 2); char nm[33] = {0}; memcpy(nm, b + 3, 32);
        printf("%s: %d\n%s: %d\nTong: %d\n", ME, n, nm, v, n + v);
    }
    close(s);
    return 0;
}

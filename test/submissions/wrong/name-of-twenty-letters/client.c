#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define NAME "Client of Una Brook"

int main(void) {
    char line[64], buffer[256];
    printf("Integer: ");
    fflush(stdout);
    if (!fgets(line, sizeof line, stdin)) return 1;
    int number = atoi(line);
    int s = socket(AF_INET, SOCK_DGRAM, 0);
    struct sockaddr_in to = {0};
    to.sin_family = AF_INET;
    to.sin_port = htons(25631);
    inet_pton(AF_INET, "127.0.0.1", &to.sin_addr);
    int size = snprintf(buffer, sizeof buffer, "%d;%s", number, NAME);
    sendto(s, buffer, size, 0, (struct sockaddr *)&to, sizeof to);
    if (number >= 1 && number <= 100) {
        ssize_t n = recv(s, buffer, sizeof buffer - 1, 0);
        if (n < 0) return 1;
        buffer[n] = 0;
        char *name = strchr(buffer, ';');
        int other = atoi(buffer);
        printf("client: %s, %d\nserver: %s, %d\nsum: %d\n", NAME, number, name ? name + 1 : "?", other, number + other);
    }
    close(s);
    return 0;
}

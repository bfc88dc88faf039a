#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define NAME "Server of Una Brook"

int main(void) {
    int s = socket(AF_INET, SOCK_DGRAM, 0);
    struct sockaddr_in own = {0}, peer;
    own.sin_family = AF_INET;
    own.sin_port = htons(25631);
    own.sin_addr.s_addr = INADDR_ANY;
    if (bind(s, (struct sockaddr *)&own, sizeof own) < 0) { perror("bind"); return 1; }
    for (;;) {
        char buffer[256], client[21], reply[256];
        socklen_t length = sizeof peer;
        ssize_t n = recvfrom(s, buffer, sizeof buffer - 1, 0, (struct sockaddr *)&peer, &length);
        if (n < 0) continue;
        buffer[n] = 0;
        int number = atoi(buffer);
        char *name = strchr(buffer, ';');
        if (number < 1 || number > 100) break;
        snprintf(client, sizeof client, "%s", name ? name + 1 : "?");
        int mine = rand() % 100 + 1;
        printf("client: %s, %d\nserver: %s, %d\nsum: %d\n", client, number, NAME, mine, number + mine);
        fflush(stdout);
        int size = snprintf(reply, sizeof reply, "%d;%s", mine, NAME);
        sendto(s, reply, size, 0, (struct sockaddr *)&peer, length);
    }
    close(s);
    return 0;
}

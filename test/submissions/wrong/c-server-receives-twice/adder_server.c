#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <netinet/in.h>
#include <sys/socket.h>

#define NAME "Server of Nat Ford"

int main(void) {
    int s = socket(AF_INET, SOCK_DGRAM, 0);
    struct sockaddr_in addr = {0}, client;
    char buf[256], out[256], name[200];
    int number, own = 37;

    addr.sin_family = AF_INET;
    addr.sin_port = htons(5231);
    if (bind(s, (struct sockaddr *)&addr, sizeof addr) < 0) {
        perror("bind");
        return 1;
    }
    while (recv(s, buf, sizeof buf - 1, 0) > 0) {
        socklen_t len = sizeof client;
        int n = recvfrom(s, buf, sizeof buf - 1, 0, (struct sockaddr *)&client, &len);
        if (n <= 0)
            continue;
        buf[n] = '\0';
        if (sscanf(buf, "%199[^;];%d", name, &number) != 2)
            continue;
        if (number < 1 || number > 100)
            break;
        printf("Client: %s\nServer: %s\n", name, NAME);
        printf("%d + %d = %d\n", number, own, number + own);
        fflush(stdout);
        snprintf(out, sizeof out, "%s;%d", NAME, own);
        sendto(s, out, strlen(out), 0, (struct sockaddr *)&client, len);
    }
    close(s);
    return 0;
}

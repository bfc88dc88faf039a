#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

#define PORT 6161
#define CHUNK 2048

int main(void)
{
    char buffer[CHUNK], name[256];
    struct sockaddr_in address = {0}, client;
    socklen_t size;
    int s = socket(AF_INET, SOCK_DGRAM, 0);

    address.sin_family = AF_INET;
    address.sin_port = htons(PORT);
    address.sin_addr.s_addr = htonl(INADDR_ANY);
    if (bind(s, (struct sockaddr *)&address, sizeof address) < 0) {
        perror("bind");
        return 1;
    }
    for (;;) {
        size = sizeof client;
        ssize_t length = recvfrom(s, name, sizeof name - 1, 0, (struct sockaddr *)&client, &size);
        if (length < 0)
            continue;
        name[length] = '\0';
        FILE *file = fopen(name, "rb");
        if (file == NULL) {
            perror(name);
            continue;
        }
        size_t n;
        do {
            n = fread(buffer, 1, CHUNK, file);
            sendto(s, buffer, n, 0, (struct sockaddr *)&client, size);
        } while (n == CHUNK);
        fclose(file);
    }
}

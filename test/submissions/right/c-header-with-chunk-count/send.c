#include <arpa/inet.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#define BLOCK 2048

int main(void)
{
    char name[256], block[BLOCK];
    struct sockaddr_in own = { .sin_family = AF_INET, .sin_port = htons(7788) }, from;
    socklen_t size;
    struct stat st;

    int s = socket(AF_INET, SOCK_DGRAM, 0);
    if (bind(s, (struct sockaddr *)&own, sizeof own) < 0) {
        perror("bind");
        return 1;
    }
    for (;;) {
        size = sizeof from;
        ssize_t n = recvfrom(s, name, sizeof name - 1, 0, (struct sockaddr *)&from, &size);
        if (n <= 0)
            continue;
        name[n] = '\0';
        FILE *f = fopen(name, "rb");
        if (f == NULL || stat(name, &st) < 0) {
            perror(name);
            continue;
        }
        uint32_t header = htonl((uint32_t)(st.st_size / BLOCK + 1));
        sendto(s, &header, sizeof header, 0, (struct sockaddr *)&from, size);
        size_t read;
        do {
            read = fread(block, 1, BLOCK, f);
            sendto(s, block, read, 0, (struct sockaddr *)&from, size);
        } while (read == BLOCK);
        fclose(f);
        printf("%s sent\n", name);
        fflush(stdout);
    }
}

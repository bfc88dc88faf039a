#include <arpa/inet.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define PORT 8765

struct message {
    char name[100];
    int32_t number;
};

int main(void)
{
    struct message out, in;
    struct sockaddr_in server;
    int number;

    printf("Enter an integer between 1 and 100: ");
    fflush(stdout);
    if (scanf("%d", &number) != 1) {
        fprintf(stderr, "not a number\n");
        return 1;
    }

    int sock = socket(AF_INET, SOCK_DGRAM, 0);
    if (sock < 0) {
        perror("socket");
        return 1;
    }
    memset(&server, 0, sizeof(server));
    server.sin_family = AF_INET;
    server.sin_port = htons(PORT);
    server.sin_addr.s_addr = inet_addr("127.0.0.1");

    memset(&out, 0, sizeof(out));
    strcpy(out.name, "Client of Olga Tavares");
    out.number = htonl(number);
    sendto(sock, &out, sizeof(out), 0, (struct sockaddr *)&server, sizeof(server));

    recvfrom(sock, &in, sizeof(in), 0, NULL, NULL);
    int server_number = ntohl(in.number);

    printf("Client: %s\n", out.name);
    printf("Server: %s\n", in.name);
    printf("Client number: %d\n", number);
    printf("Server number: %d\n", server_number);
    printf("Sum: %d\n", number + server_number);

    close(sock);
    return 0;
}

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>

#define BUFSIZE 256

int main(int argc, char **argv)
{
    const char *host = argc > 1 ? argv[1] : "localhost";
    const char *my_name = "Client of Alice Fontaine";
    char line[BUFSIZE], buf[BUFSIZE], server_name[BUFSIZE];
    int number, server_number;

    printf("Integer (1-100): ");
    fflush(stdout);
    if (fgets(line, sizeof line, stdin) == NULL)
        return 1;
    number = atoi(line);

    struct hostent *h = gethostbyname(host);
    if (h == NULL) {
        fprintf(stderr, "unknown host %s\n", host);
        return 1;
    }
    struct sockaddr_in addr = {0};
    addr.sin_family = AF_INET;
    addr.sin_port = htons(3333);
    memcpy(&addr.sin_addr, h->h_addr, h->h_length);

    int s = socket(AF_INET, SOCK_DGRAM, 0);
    int len = snprintf(buf, sizeof buf, "%d %s", number, my_name);
    sendto(s, buf, len, 0, (struct sockaddr *)&addr, sizeof addr);

    ssize_t n = recv(s, buf, sizeof buf - 1, 0);
    if (n < 0) {
        perror("recv");
        return 1;
    }
    buf[n] = '\0';
    sscanf(buf, "%d %[^\n]", &server_number, server_name);

    int sum = number + server_number;
    printf("my name      %s\n", my_name);
    printf("server name  %s\n", server_name);
    printf("my number    %d\n", number);
    printf("server's     %d\n", server_number);
    printf("sum          %d\n", sum);
    close(s);
    printf("Press Enter to leave\n");
    getchar();
    return 0;
}

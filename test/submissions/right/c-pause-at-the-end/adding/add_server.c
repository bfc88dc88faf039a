#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <netinet/in.h>
#include <sys/socket.h>

#define BUFSIZE 256
#define MY_NUMBER 33

int main(void)
{
    const char *my_name = "Server of Alice Fontaine";
    char buf[BUFSIZE], client_name[BUFSIZE];
    int number;

    int s = socket(AF_INET, SOCK_DGRAM, 0);
    struct sockaddr_in addr = {0}, from;
    addr.sin_family = AF_INET;
    addr.sin_port = htons(3333);
    addr.sin_addr.s_addr = INADDR_ANY;
    if (bind(s, (struct sockaddr *)&addr, sizeof addr) == -1) {
        perror("bind");
        exit(1);
    }

    for (;;) {
        socklen_t fromlen = sizeof from;
        ssize_t n = recvfrom(s, buf, sizeof buf - 1, 0, (struct sockaddr *)&from, &fromlen);
        buf[n] = '\0';
        sscanf(buf, "%d %[^\n]", &number, client_name);
        if (number < 1 || number > 100)
            break;

        int sum = number + MY_NUMBER;
        printf("client name  %s\n", client_name);
        printf("my name      %s\n", my_name);
        printf("client's     %d\n", number);
        printf("my number    %d\n", MY_NUMBER);
        printf("sum          %d\n", sum);
        fflush(stdout);

        int len = snprintf(buf, sizeof buf, "%d %s", MY_NUMBER, my_name);
        sendto(s, buf, len, 0, (struct sockaddr *)&from, fromlen);
    }
    close(s);
    return 0;
}

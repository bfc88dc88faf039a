#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <arpa/inet.h>
#include <netdb.h>
#include <sys/socket.h>
#include "rede.h"

int open_socket(int port)
{
    int s = socket(AF_INET, SOCK_DGRAM, 0);
    struct sockaddr_in a;

    memset(&a, 0, sizeof a);
    a.sin_family = AF_INET;
    a.sin_addr.s_addr = htonl(INADDR_ANY);
    a.sin_port = htons(port);
    if (s < 0 || bind(s, (struct sockaddr *)&a, sizeof a) < 0) {
        perror("open_socket");
        exit(EXIT_FAILURE);
    }
    return s;
}

void server_address(struct sockaddr_in *a, const char *host, int port)
{
    struct hostent *h = gethostbyname(host);

    if (h == NULL) {
        fprintf(stderr, "unknown host %s\n", host);
        exit(EXIT_FAILURE);
    }
    memset(a, 0, sizeof *a);
    a->sin_family = AF_INET;
    memcpy(&a->sin_addr, h->h_addr_list[0], h->h_length);
    a->sin_port = htons(port);
}

int write_message(char *buf, size_t max, const char *name, int number)
{
    return snprintf(buf, max, "%s\t%d", name, number);
}

int read_message(char *buf, char *name, int *number)
{
    char *tab = strchr(buf, '\t');

    if (tab == NULL)
        return 0;
    *tab = '\0';
    strncpy(name, buf, MAX_NAME - 1);
    name[MAX_NAME - 1] = '\0';
    *number = atoi(tab + 1);
    return 1;
}

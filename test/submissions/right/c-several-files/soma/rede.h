#ifndef REDE_H
#define REDE_H
#include <netinet/in.h>

#define MAX_NAME 80

int open_socket(int port);
void server_address(struct sockaddr_in *a, const char *host, int port);
/* "name<TAB>number" */
int write_message(char *buf, size_t max, const char *name, int number);
int read_message(char *buf, char *name, int *number);

#endif

#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static struct sockaddr_in place(void) {
  struct sockaddr_in a;
  memset(&a, 0, sizeof a);
  a.sin_family = AF_INET;
  a.sin_port = htons(5225);
  a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return a;
}

static void table(const char *a, const char *b, int x, int y) {
  printf("client %s\nserver %s\nclient number %d\nserver number %d\nsum %d\n", a, b, x, y, x + y);
  fflush(stdout);
}

static int listening(int fd) {
  struct sockaddr_in a = place(), from;
  if (bind(fd, (struct sockaddr *)&a, sizeof a) < 0) return perror("bind"), 1;
  srand(time(NULL));
  for (;;) {
    char text[200], name[100];
    int x, y = rand() % 100 + 1;
    socklen_t size = sizeof from;
    ssize_t n = recvfrom(fd, text, sizeof text - 1, 0, (struct sockaddr *)&from, &size);
    if (n < 0) break;
    text[n] = 0;
    if (sscanf(text, "%99s %d", name, &x) != 2 || x < 1 || x > 100) break;
    table(name, "Rui-Server", x, y);
    n = snprintf(text, sizeof text, "Rui-Server %d", y);
    sendto(fd, text, n, 0, (struct sockaddr *)&from, size);
  }
  return 0;
}

static int sending(int fd) {
  struct sockaddr_in a = place();
  char text[200], name[100];
  int x, y;
  printf("number 1..100: ");
  fflush(stdout);
  if (scanf("%d", &x) != 1) return 1;
  int n = snprintf(text, sizeof text, "Rui-Client %d", x);
  sendto(fd, text, n, 0, (struct sockaddr *)&a, sizeof a);
  if (x < 1 || x > 100) return 0;
  n = recv(fd, text, sizeof text - 1, 0);
  if (n < 0) return 1;
  text[n] = 0;
  if (sscanf(text, "%99s %d", name, &y) != 2) return 1;
  table("Rui-Client", name, x, y);
  return 0;
}

int main(int argc, char **argv) {
  int fd = socket(AF_INET, SOCK_DGRAM, 0), status;
  if (argc > 1 && strcmp(argv[1], "-l") == 0)
    status = listening(fd);
  else
    status = sending(fd);
  close(fd);
  return status;
}

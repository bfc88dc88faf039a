#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(void) {
  char name[40], message[80], other[40];
  int number, answer;
  printf("-> ");
  fflush(stdout);
  if (scanf("%39s %d", name, &number) != 2) {
    printf("ne\n");
    return 1;
  }
  struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(6262)};
  to.sin_addr.s_addr = inet_addr("127.0.0.1");
  int s = socket(AF_INET, SOCK_DGRAM, 0);
  snprintf(message, sizeof message, "%s %d", name, number);
  sendto(s, message, strlen(message), 0, (struct sockaddr *)&to, sizeof to);
  ssize_t size = recv(s, message, sizeof message - 1, 0);
  message[size] = 0;
  sscanf(message, "%39s %d", other, &answer);
  printf("%s %d\n%s %d\nsuma %d\n", name, number, other, answer, number + answer);
  close(s);
  return 0;
}

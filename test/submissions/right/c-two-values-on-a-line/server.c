#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(void) {
  int s = socket(AF_INET, SOCK_DGRAM, 0), number, mine = 58;
  struct sockaddr_in here = {.sin_family = AF_INET, .sin_port = htons(6262)}, from;
  bind(s, (struct sockaddr *)&here, sizeof here);
  for (;;) {
    char message[80], name[40];
    socklen_t length = sizeof from;
    ssize_t size = recvfrom(s, message, sizeof message - 1, 0, (struct sockaddr *)&from, &length);
    message[size] = 0;
    if (sscanf(message, "%39s %d", name, &number) != 2) continue;
    if (number < 1 || number > 100) break;
    printf("%s %d\nSvetlana %d\nsuma %d\n", name, number, mine, number + mine);
    fflush(stdout);
    snprintf(message, sizeof message, "Svetlana %d", mine);
    sendto(s, message, strlen(message), 0, (struct sockaddr *)&from, length);
  }
  close(s);
  return 0;
}

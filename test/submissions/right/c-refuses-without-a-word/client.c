#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int main(int argc, char **argv) {
  if (argc != 4) return 7;
  char block[2048], path[256];
  struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(atoi(argv[3]))};
  if (inet_aton(argv[2], &to.sin_addr) == 0) return 8;
  int s = socket(AF_INET, SOCK_DGRAM, 0);
  sendto(s, argv[1], strlen(argv[1]), 0, (struct sockaddr *)&to, sizeof to);
  snprintf(path, sizeof path, "got-%s", argv[1]);
  FILE *out = fopen(path, "wb");
  ssize_t n;
  while ((n = recv(s, block, sizeof block, 0)) == sizeof block) fwrite(block, 1, n, out);
  fwrite(block, 1, n, out);
  fclose(out);
  close(s);
  return 0;
}

#include "transfer/pieces.h"
#include <iostream>
#include <string>
#include <sys/socket.h>
#include <unistd.h>

int main(int argc, char **argv) {
  if (argc != 2) {
    std::cerr << "usage: taker FILE\n";
    return 2;
  }
  std::string name = argv[1];
  int fd = socket(AF_INET, SOCK_DGRAM, 0);
  auto a = place();
  sendto(fd, name.data(), name.size(), 0, reinterpret_cast<sockaddr *>(&a), sizeof a);
  takePieces(fd, "taken-" + name);
  close(fd);
}

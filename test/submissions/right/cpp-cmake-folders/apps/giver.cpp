#include "transfer/pieces.h"
#include <string>
#include <sys/socket.h>

int main() {
  int fd = socket(AF_INET, SOCK_DGRAM, 0);
  auto a = place();
  if (bind(fd, reinterpret_cast<sockaddr *>(&a), sizeof a) < 0) return 1;
  for (;;) {
    char name[400];
    sockaddr_in from{};
    socklen_t size = sizeof from;
    auto n = recvfrom(fd, name, sizeof name, 0, reinterpret_cast<sockaddr *>(&from), &size);
    if (n > 0) sendPieces(fd, std::string(name, n), from);
  }
}

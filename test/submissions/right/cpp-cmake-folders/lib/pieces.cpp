#include "transfer/pieces.h"
#include <arpa/inet.h>
#include <fstream>
#include <sys/socket.h>

sockaddr_in place() {
  sockaddr_in a{};
  a.sin_family = AF_INET;
  a.sin_port = htons(6543);
  a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return a;
}

void sendPieces(int fd, const std::string &path, const sockaddr_in &to) {
  std::ifstream in(path, std::ios::binary);
  char piece[pieceSize];
  std::streamsize n;
  do {
    in.read(piece, sizeof piece);
    n = in.gcount();
    sendto(fd, piece, n, 0, reinterpret_cast<const sockaddr *>(&to), sizeof to);
  } while (n == pieceSize);
}

void takePieces(int fd, const std::string &path) {
  std::ofstream out(path, std::ios::binary);
  char piece[pieceSize];
  ssize_t n;
  do {
    n = recv(fd, piece, sizeof piece, 0);
    if (n > 0) out.write(piece, n);
  } while (n == pieceSize);
}

#pragma once
#include <netinet/in.h>
#include <string>

constexpr int pieceSize = 2048;

sockaddr_in place();
void sendPieces(int fd, const std::string &path, const sockaddr_in &to);
void takePieces(int fd, const std::string &path);

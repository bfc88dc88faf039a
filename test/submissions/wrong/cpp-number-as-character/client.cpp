#include <arpa/inet.h>
#include <cstdint>
#include <cstring>
#include <iostream>
#include <sys/socket.h>
#include <unistd.h>

struct Message {
    char name[63];
    int8_t number;
};

int main()
{
    int number;
    std::cout << "Number (1 to 100): " << std::flush;
    std::cin >> number;

    int fd = socket(AF_INET, SOCK_DGRAM, 0);
    sockaddr_in server{};
    server.sin_family = AF_INET;
    server.sin_port = htons(5211);
    server.sin_addr.s_addr = inet_addr("127.0.0.1");
    Message request{}, reply{};
    strcpy(request.name, "Client of Ned Frost");
    request.number = number;
    sendto(fd, &request, sizeof request, 0, reinterpret_cast<sockaddr*>(&server), sizeof server);
    recv(fd, &reply, sizeof reply, 0);
    std::cout << request.name << ": " << request.number << '\n';
    std::cout << reply.name << ": " << reply.number << '\n';
    std::cout << "sum: " << request.number + reply.number << '\n';
    close(fd);
}

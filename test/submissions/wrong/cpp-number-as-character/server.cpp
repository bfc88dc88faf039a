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
    int fd = socket(AF_INET, SOCK_DGRAM, 0);
    sockaddr_in me{}, client{};
    me.sin_family = AF_INET;
    me.sin_port = htons(5211);
    if (bind(fd, reinterpret_cast<sockaddr*>(&me), sizeof me) != 0) {
        std::cerr << "bind failed\n";
        return 1;
    }
    Message request{}, reply{};
    strcpy(reply.name, "Server of Zoe Marsh");
    reply.number = 64;
    for (;;) {
        socklen_t size = sizeof client;
        recvfrom(fd, &request, sizeof request, 0, reinterpret_cast<sockaddr*>(&client), &size);
        if (request.number < 1 || request.number > 100)
            break;
        std::cout << request.name << ": " << int(request.number) << '\n';
        std::cout << reply.name << ": " << int(reply.number) << '\n';
        std::cout << "sum: " << request.number + reply.number << std::endl;
        sendto(fd, &reply, sizeof reply, 0, reinterpret_cast<sockaddr*>(&client), size);
    }
    close(fd);
}

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <iostream>
#include <sstream>
#include <string>

using namespace std;

const int PORT = 12345;

int main()
{
    string name = "Client of Bruno Teles";
    int number;
    cout << "Enter an integer between 1 and 100: " << flush;
    cin >> number;

    int sock = socket(AF_INET, SOCK_DGRAM, 0);
    sockaddr_in server{};
    server.sin_family = AF_INET;
    server.sin_port = htons(PORT);
    inet_pton(AF_INET, "127.0.0.1", &server.sin_addr);

    string message = name + "\n" + to_string(number);
    sendto(sock, message.data(), message.size(), 0, (sockaddr *)&server, sizeof(server));

    char buffer[512];
    ssize_t n = recvfrom(sock, buffer, sizeof(buffer), 0, nullptr, nullptr);
    istringstream reply(string(buffer, n));
    string serverName;
    int serverNumber;
    getline(reply, serverName);
    reply >> serverNumber;

    cout << "Client: " << name << endl;
    cout << "Server: " << serverName << endl;
    cout << "Server integer: " << serverNumber << endl;
    cout << "Sum: " << number + serverNumber << endl;

    close(sock);
    return 0;
}

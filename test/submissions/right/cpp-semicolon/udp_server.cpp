// g++ -std=c++17 udp_server.cpp -o udp_server
#include <arpa/inet.h>
#include <iostream>
#include <string>
#include <sys/socket.h>
#include <unistd.h>

using namespace std;

const int PORT = 8888;
const string serverName = "Server of Paulo Guerreiro";
const int serverNumber = 5;

int main() {
    int sock = socket(AF_INET, SOCK_DGRAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(PORT);
    address.sin_addr.s_addr = INADDR_ANY;
    if (bind(sock, (sockaddr *)&address, sizeof(address)) < 0) {
        cerr << "Bind failed" << endl;
        return 1;
    }

    bool run = true;
    while (run) {
        char buffer[1024];
        sockaddr_in client{};
        socklen_t length = sizeof(client);
        ssize_t n = recvfrom(sock, buffer, sizeof(buffer), 0, (sockaddr *)&client, &length);
        if (n < 0)
            break;
        string message(buffer, n);
        size_t pos = message.find(';');
        if (pos == string::npos)
            continue;
        string clientName = message.substr(0, pos);
        int number = stoi(message.substr(pos + 1));

        if (number < 1 || number > 100) {
            cout << "Integer out of range, terminating" << endl;
            run = false;
        } else {
            cout << "Client: " << clientName << endl;
            cout << "Server: " << serverName << endl;
            cout << "Client integer: " << number << endl;
            cout << "Server integer: " << serverNumber << endl;
            cout << "Sum: " << number + serverNumber << endl;
            string reply = serverName + ";" + to_string(serverNumber);
            sendto(sock, reply.c_str(), reply.size(), 0, (sockaddr *)&client, length);
        }
    }
    close(sock);
    return 0;
}

// g++ -std=c++17 udp_client.cpp -o udp_client
#include <arpa/inet.h>
#include <cstdlib>
#include <iostream>
#include <string>
#include <sys/socket.h>
#include <unistd.h>

using namespace std;

const int PORT = 8888;
const string clientName = "Client of Paulo Guerreiro";

int readNumber() {
    int number;
    while (true) {
        cout << "Integer between 1 and 100: " << flush;
        if (!(cin >> number)) {
            if (cin.eof())
                exit(1);
            cin.clear();
            cin.ignore(1000, '\n');
            continue;
        }
        if (number >= 1 && number <= 100)
            return number;
        cout << "Invalid number" << endl;
    }
}

int main() {
    int number = readNumber();

    int sock = socket(AF_INET, SOCK_DGRAM, 0);
    sockaddr_in server{};
    server.sin_family = AF_INET;
    server.sin_port = htons(PORT);
    inet_pton(AF_INET, "127.0.0.1", &server.sin_addr);

    string message = clientName + ";" + to_string(number);
    sendto(sock, message.c_str(), message.size(), 0, (sockaddr *)&server, sizeof(server));

    char buffer[1024];
    ssize_t n = recv(sock, buffer, sizeof(buffer), 0);
    if (n < 0) {
        cerr << "Could not receive" << endl;
        close(sock);
        return 1;
    }
    string reply(buffer, n);
    size_t pos = reply.find(';');
    string serverName = reply.substr(0, pos);
    int serverNumber = stoi(reply.substr(pos + 1));

    cout << "Client: " << clientName << endl;
    cout << "Server: " << serverName << endl;
    cout << "Client integer: " << number << endl;
    cout << "Server integer: " << serverNumber << endl;
    cout << "Sum: " << number + serverNumber << endl;

    close(sock);
    return 0;
}

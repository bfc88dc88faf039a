// g++ -std=c++17 file_server.cpp -o file_server
#include <arpa/inet.h>
#include <fstream>
#include <iostream>
#include <string>
#include <sys/socket.h>
#include <unistd.h>

using namespace std;

const int PORT = 8889;
const int CHUNK = 2048;

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
    cout << "File server on port " << PORT << endl;

    while (true) {
        char request[1024];
        sockaddr_in client{};
        socklen_t length = sizeof(client);
        ssize_t n = recvfrom(sock, request, sizeof(request), 0, (sockaddr *)&client, &length);
        if (n <= 0)
            continue;
        string name(request, n);

        ifstream file(name, ios::binary);
        if (!file) {
            cout << "File not found: " << name << endl;
            sendto(sock, "", 0, 0, (sockaddr *)&client, length);
            continue;
        }
        char chunk[CHUNK];
        int size;
        do {
            file.read(chunk, CHUNK);
            size = file.gcount();
            sendto(sock, chunk, size, 0, (sockaddr *)&client, length);
        } while (size == CHUNK);
        cout << "Sent " << name << endl;
    }
}

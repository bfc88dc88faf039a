// g++ -std=c++17 file_client.cpp -o file_client
#include <arpa/inet.h>
#include <fstream>
#include <iostream>
#include <string>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

using namespace std;

const int PORT = 8889;
const size_t CHUNK = 2048;

int main(int argc, char *argv[]) {
    if (argc < 2) {
        cout << "Usage: " << argv[0] << " file" << endl;
        return 1;
    }
    string name = argv[1];

    int sock = socket(AF_INET, SOCK_DGRAM, 0);
    sockaddr_in server{};
    server.sin_family = AF_INET;
    server.sin_port = htons(PORT);
    inet_pton(AF_INET, "127.0.0.1", &server.sin_addr);
    sendto(sock, name.data(), name.size(), 0, (sockaddr *)&server, sizeof(server));

    ofstream file(name, ios::binary);
    vector<char> chunk(CHUNK);
    ssize_t n;
    do {
        n = recv(sock, chunk.data(), chunk.size(), 0);
        if (n < 0) {
            cerr << "Could not receive" << endl;
            return 1;
        }
        file.write(chunk.data(), n);
    } while (n == (ssize_t)CHUNK);

    file.close();
    close(sock);
    cout << "Done" << endl;
    return 0;
}

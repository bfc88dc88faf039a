#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <fstream>
#include <iostream>
#include <string>

using namespace std;

const int PORT = 6543;
const int CHUNK = 2048;

int main(int argc, char *argv[])
{
    if (argc != 2) {
        cout << "Usage: " << argv[0] << " <file>" << endl;
        return 1;
    }
    string filename = argv[1];

    int sock = socket(AF_INET, SOCK_DGRAM, 0);
    sockaddr_in server{};
    server.sin_family = AF_INET;
    server.sin_port = htons(PORT);
    inet_pton(AF_INET, "127.0.0.1", &server.sin_addr);
    sendto(sock, filename.data(), filename.size(), 0, (sockaddr *)&server, sizeof(server));

    ofstream out("received_" + filename, ios::binary);
    char buffer[CHUNK];
    ssize_t n = CHUNK;
    while (n == CHUNK) {
        n = recvfrom(sock, buffer, CHUNK, 0, nullptr, nullptr);
        out.write(buffer, n);
    }
    out.close();

    cout << "received_" << filename << " written" << endl;
    close(sock);
    return 0;
}

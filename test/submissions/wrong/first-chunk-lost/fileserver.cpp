#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

using namespace std;

const int PORT = 14141;
const size_t CHUNK = 2048;

int main()
{
    int sock = socket(AF_INET, SOCK_DGRAM, 0);
    sockaddr_in me{};
    me.sin_family = AF_INET;
    me.sin_port = htons(PORT);
    me.sin_addr.s_addr = INADDR_ANY;
    if (::bind(sock, (sockaddr *)&me, sizeof(me)) < 0) {
        cerr << "bind failed" << endl;
        return 1;
    }

    while (true) {
        char request[1024];
        sockaddr_in client{};
        socklen_t length = sizeof(client);
        ssize_t n = recvfrom(sock, request, sizeof(request), 0, (sockaddr *)&client, &length);
        string filename(request, n);

        ifstream in(filename, ios::binary);
        if (!in) {
            cout << filename << " not found" << endl;
            continue;
        }
        vector<char> data((istreambuf_iterator<char>(in)), istreambuf_iterator<char>());

        size_t blocks = data.size() / CHUNK + 1;
        for (size_t i = 1; i < blocks; i++) {
            size_t start = i * CHUNK;
            size_t size = min(CHUNK, data.size() - start);
            sendto(sock, data.data() + start, size, 0, (sockaddr *)&client, length);
        }
        cout << filename << " sent, " << data.size() << " bytes" << endl;
    }
}

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <iostream>
#include <random>
#include <sstream>
#include <string>

using namespace std;

const int PORT = 11111;

int main()
{
    string name = "Server of Nadia Petrova";
    mt19937 generator(random_device{}());
    uniform_int_distribution<int> pick(1, 100);

    int sock = socket(AF_INET, SOCK_DGRAM, 0);
    sockaddr_in me{};
    me.sin_family = AF_INET;
    me.sin_port = htons(PORT);
    me.sin_addr.s_addr = INADDR_ANY;
    if (::bind(sock, (sockaddr *)&me, sizeof(me)) < 0) {
        cerr << "bind failed" << endl;
        return 1;
    }
    cout << "Server running" << endl;

    while (true) {
        char buffer[512];
        sockaddr_in client{};
        socklen_t length = sizeof(client);
        ssize_t n = recvfrom(sock, buffer, sizeof(buffer), 0, (sockaddr *)&client, &length);

        istringstream request(string(buffer, n));
        string clientName;
        int number;
        getline(request, clientName);
        request >> number;
        if (number < 1 || number > 100)
            break;

        int mine = pick(generator);
        cout << "Client: " << clientName << endl;
        cout << "Server: " << name << endl;
        cout << "Client integer: " << number << endl;
        cout << "Server integer: " << mine << endl;
        cout << "Sum: " << number + mine << endl;

        string reply = name + "\n" + to_string(mine);
        sendto(sock, reply.data(), reply.size(), 0, (sockaddr *)&client, length);
    }

    close(sock);
    return 0;
}

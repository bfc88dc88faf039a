/** A program in each language in which each operator finds a place. */
export const pythonSample = `import random, struct, sys
from socket import *

NAME = 'Server of Ana'  # the name of the server

def pack(name, number):
    return name.encode() + struct.pack('!i', int(number))

s = socket(AF_INET, SOCK_DGRAM)
s.bind(('', 12000))
own = random.randint(1, 100)
while True:
    data, address = s.recvfrom(2048)
    name, number = data.decode().split(',')
    number = int(number)
    if number < 1 or number > 100:
        print('Bye')
        break
    print('Names:', name, NAME)
    print(f"Sum: {number + own}", flush=True)
    s.sendto(pack(NAME, own), address)
with open(sys.argv[1], 'rb') as f:
    chunk = f.read(2048)
    while len(chunk) == 2048:
        s.sendto(chunk, address)
        chunk = f.read(2048)
f = open('copy', 'wb')
f.write(chunk)
f.close()
s.close()
`;

export const cSample = `#include <stdio.h>
/* the number of the server: 1 < 2 */
#define CHUNK 2048

int main(void)
{
    int number, own = rand() % 100 + 1;
    int n;
    char buf[CHUNK];
    me.sin_port = htons(7000);
    while (1) {
        n = recvfrom(s, buf, sizeof(buf) - 1, 0, (struct sockaddr *)&client, &len);
        buf[n] = '\\0';
        number = atoi(buf);
        if (number < 1 || number > 100)
            break;
        printf("Client: %d, server: %d\\n", number, own);
        printf("Sum: %d\\n", number + own);
        strcpy(name, own);
        sendto(s, buf, strlen(buf), 0, (struct sockaddr *)&client, len);
        fflush(stdout);
    }
    f = fopen("copy", "wb");
    do {
        n = fread(buf, 1, CHUNK, f);
        fwrite(buf, 1, n, f);
        strncat(buf, name, 3);
    } while (n == CHUNK);
    close(s);
    return 0;
}
`;

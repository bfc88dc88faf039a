using System.Net;
using System.Net.Sockets;
using System.Text;

const int chunkSize = 2048;

using var server = new UdpClient(8301);
while (true)
{
    IPEndPoint? from = null;
    string name = Encoding.UTF8.GetString(server.Receive(ref from));
    if (!File.Exists(name))
    {
        Console.WriteLine($"no file {name}");
        continue;
    }
    using FileStream file = File.OpenRead(name);
    byte[] chunk = new byte[chunkSize];
    int size;
    do
    {
        size = file.ReadAtLeast(chunk, chunkSize, throwOnEndOfStream: false);
        server.Send(chunk, size, from);
    } while (size == chunkSize);
}

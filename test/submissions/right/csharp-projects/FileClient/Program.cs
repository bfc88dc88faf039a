using System.Net;
using System.Net.Sockets;
using System.Text;

const int chunkSize = 2048;

if (args.Length != 1)
{
    Console.Error.WriteLine("usage: FileClient <file>");
    return 1;
}
using var client = new UdpClient();
byte[] request = Encoding.UTF8.GetBytes(args[0]);
client.Send(request, request.Length, "127.0.0.1", 8301);
using var file = File.Create("received_" + args[0]);
byte[] chunk;
do
{
    IPEndPoint? from = null;
    chunk = client.Receive(ref from);
    file.Write(chunk);
} while (chunk.Length == chunkSize);
return 0;

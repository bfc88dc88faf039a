using System.Net;
using System.Net.Sockets;
using System.Text;

const string name = "Server of Renato Mota";

using var server = new UdpClient(8300);
while (true)
{
    IPEndPoint? from = null;
    string[] request = Encoding.UTF8.GetString(server.Receive(ref from)).Split(';');
    int number = int.Parse(request[1]);
    if (number is < 1 or > 100)
        break;
    int own = Random.Shared.Next(1, 101);
    Console.WriteLine($"Client: {request[0]} {number}");
    Console.WriteLine($"Server: {name} {own}");
    Console.WriteLine($"Sum: {number + own}");
    byte[] reply = Encoding.UTF8.GetBytes($"{name};{own}");
    server.Send(reply, reply.Length, from);
}

using System.Net;
using System.Net.Sockets;
using System.Text;

const string name = "Client of Renato Mota";

Console.Write("Integer between 1 and 100: ");
int number = int.Parse(Console.ReadLine()!);

using var client = new UdpClient();
byte[] request = Encoding.UTF8.GetBytes($"{name};{number}");
client.Send(request, request.Length, "127.0.0.1", 8300);
if (number is >= 1 and <= 100)
{
    IPEndPoint? from = null;
    string[] reply = Encoding.UTF8.GetString(client.Receive(ref from)).Split(';');
    int other = int.Parse(reply[1]);
    Console.WriteLine($"Client: {name} {number}");
    Console.WriteLine($"Server: {reply[0]} {other}");
    Console.WriteLine($"Sum: {number + other}");
}

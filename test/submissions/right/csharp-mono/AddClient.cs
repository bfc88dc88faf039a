using System;
using System.Net;
using System.Net.Sockets;
using System.Text;

class AddClient
{
    const string Name = "Client of Duarte Vilaça";

    static int Main()
    {
        int number;
        Console.Write("Integer between 1 and 100: ");
        while (!int.TryParse(Console.ReadLine(), out number))
        {
            Console.Write("That is no integer. Integer between 1 and 100: ");
        }
        using (UdpClient socket = new UdpClient())
        {
            byte[] request = Encoding.UTF8.GetBytes(Name + "|" + number);
            socket.Send(request, request.Length, "localhost", 8310);
            if (number < 1 || number > 100)
            {
                Console.WriteLine("The server ends now.");
                return 0;
            }
            IPEndPoint from = null;
            string[] reply = Encoding.UTF8.GetString(socket.Receive(ref from)).Split('|');
            int other = int.Parse(reply[1]);
            Console.WriteLine("{0} chose {1}", Name, number);
            Console.WriteLine("{0} chose {1}", reply[0], other);
            Console.WriteLine("{0} + {1} = {2}", number, other, number + other);
        }
        return 0;
    }
}

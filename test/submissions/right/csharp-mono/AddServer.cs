using System;
using System.Net;
using System.Net.Sockets;
using System.Text;

class AddServer
{
    const string Name = "Server of Duarte Vilaça";

    static void Main()
    {
        Random random = new Random();
        UdpClient socket = new UdpClient(8310);
        try
        {
            for (;;)
            {
                IPEndPoint client = new IPEndPoint(IPAddress.Any, 0);
                string[] request = Encoding.UTF8.GetString(socket.Receive(ref client)).Split('|');
                int number = int.Parse(request[1]);
                if (number < 1 || number > 100)
                {
                    Console.WriteLine("Out of range, good bye.");
                    return;
                }
                int own = random.Next(1, 101);
                Console.WriteLine("{0} chose {1}", request[0], number);
                Console.WriteLine("{0} chose {1}", Name, own);
                Console.WriteLine("{0} + {1} = {2}", number, own, number + own);
                byte[] reply = Encoding.UTF8.GetBytes(Name + "|" + own);
                socket.Send(reply, reply.Length, client);
            }
        }
        finally
        {
            socket.Close();
        }
    }
}

using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;

class FileServer
{
    const int ChunkSize = 2048;

    static void Main()
    {
        UdpClient socket = new UdpClient(8311);
        byte[] chunk = new byte[ChunkSize];
        for (;;)
        {
            IPEndPoint client = new IPEndPoint(IPAddress.Any, 0);
            string name = Encoding.UTF8.GetString(socket.Receive(ref client));
            if (!File.Exists(name))
            {
                Console.WriteLine("There is no file {0}.", name);
                continue;
            }
            using (FileStream file = File.OpenRead(name))
            {
                int count;
                do
                {
                    count = file.Read(chunk, 0, ChunkSize);
                    socket.Send(chunk, count, client);
                } while (count == ChunkSize);
            }
            Console.WriteLine("Sent {0}.", name);
        }
    }
}

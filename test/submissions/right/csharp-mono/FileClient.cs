using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;

class FileClient
{
    const int ChunkSize = 2048;

    static int Main(string[] args)
    {
        if (args.Length != 1)
        {
            Console.Error.WriteLine("usage: FileClient.exe <file name>");
            return 2;
        }
        using (UdpClient socket = new UdpClient())
        using (FileStream file = new FileStream("copy_" + args[0], FileMode.Create))
        {
            byte[] request = Encoding.UTF8.GetBytes(args[0]);
            socket.Send(request, request.Length, "localhost", 8311);
            byte[] chunk;
            do
            {
                IPEndPoint from = null;
                chunk = socket.Receive(ref from);
                file.Write(chunk, 0, chunk.Length);
            } while (chunk.Length == ChunkSize);
        }
        return 0;
    }
}

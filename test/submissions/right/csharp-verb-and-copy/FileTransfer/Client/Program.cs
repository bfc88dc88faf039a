using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FileTransfer.Client
{
    static class Program
    {
        static int Main(string[] args)
        {
            if (args.Length == 0) { Console.WriteLine("client.exe <файл> [порт]"); return 2; }
            int port = args.Length > 1 ? int.Parse(args[1]) : 18180;
            using (var s = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp))
            {
                s.ReceiveBufferSize = 500000;
                s.Connect(IPAddress.Loopback, port);
                s.Send(Encoding.UTF8.GetBytes("FILE:" + args[0]));
                var all = new MemoryStream();
                var b = new byte[4096];
                int n;
                do { n = s.Receive(b); all.Write(b, 0, n); } while (n >= 2048);
                string o = Path.GetFileNameWithoutExtension(args[0]) + "_copy" + Path.GetExtension(args[0]);
                File.WriteAllBytes(o, all.ToArray());
                Console.WriteLine("записано {0} байт в {1}", all.Length, o);
            }
            return 0;
        }
    }
}

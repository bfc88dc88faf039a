using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

namespace FileTransfer.Server
{
    static class Program
    {
        static async Task Run(int port)
        {
            using (var u = new UdpClient(port))
            {
                Console.WriteLine("Сервер запущен, порт {0}", port);
                while (true)
                {
                    UdpReceiveResult r = await u.ReceiveAsync();
                    string name = Encoding.UTF8.GetString(r.Buffer).Substring("FILE:".Length);
                    if (!File.Exists(name)) { Console.WriteLine("нет файла {0}", name); continue; }
                    using (var f = File.OpenRead(name))
                    {
                        var b = new byte[2048];
                        int n;
                        do
                        {
                            n = await f.ReadAsync(b, 0, b.Length);
                            await u.SendAsync(b, n, r.RemoteEndPoint);
                        } while (n == b.Length);
                    }
                    Console.WriteLine("отправлен {0}", name);
                }
            }
        }

        static void Main(string[] args)
        {
            Run(args.Length > 0 ? int.Parse(args[0]) : 18180).Wait();
        }
    }
}

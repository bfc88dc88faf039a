import java.io.*;
import java.net.*;

public class Server {
    public static void main(String[] args) throws Exception {
        DatagramSocket ds = new DatagramSocket(9877);
        byte[] buf = new byte[2048];
        while (true) {
            DatagramPacket request = new DatagramPacket(buf, buf.length);
            ds.receive(request);
            String fileName = new String(buf, 0, request.getLength());
            SocketAddress client = request.getSocketAddress();

            File file = new File(fileName);
            if (!file.isFile()) {
                System.out.println(fileName + " not found");
                continue;
            }
            FileInputStream fis = new FileInputStream(file);
            long left = file.length();
            while (left >= 2048) {
                fis.read(buf, 0, 2048);
                ds.send(new DatagramPacket(buf, 2048, client));
                left = left - 2048;
            }
            // the rest, can be 0 bytes
            if (left > 0)
                fis.read(buf, 0, (int) left);
            ds.send(new DatagramPacket(buf, (int) left, client));
            fis.close();
            System.out.println(fileName + " sent");
        }
    }
}

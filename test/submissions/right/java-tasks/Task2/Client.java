import java.io.*;
import java.net.*;

public class Client {
    public static void main(String[] args) throws Exception {
        String fileName = args[0];
        DatagramSocket ds = new DatagramSocket();
        byte[] sendBuf = fileName.getBytes();
        ds.send(new DatagramPacket(sendBuf, sendBuf.length, InetAddress.getByName("127.0.0.1"), 9877));

        BufferedOutputStream bos = new BufferedOutputStream(new FileOutputStream(fileName));
        byte[] receiveBuf = new byte[2048];
        boolean end = false;
        while (!end) {
            DatagramPacket dp = new DatagramPacket(receiveBuf, receiveBuf.length);
            ds.receive(dp);
            bos.write(receiveBuf, 0, dp.getLength());
            if (dp.getLength() < 2048)
                end = true;
        }
        bos.close();
        ds.close();
    }
}

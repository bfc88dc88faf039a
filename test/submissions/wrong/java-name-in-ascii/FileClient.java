import java.io.FileOutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;

public class FileClient {

    private static final int PORT = 7171;
    private static final int BLOCK = 2048;

    public static void main(String[] args) throws Exception {
        if (args.length < 1) {
            System.out.println("Usage: java FileClient <file>");
            return;
        }
        String fileName = args[0];

        DatagramSocket socket = new DatagramSocket();
        byte[] request = fileName.getBytes("UTF-8");
        socket.send(new DatagramPacket(request, request.length, InetAddress.getByName("localhost"), PORT));

        FileOutputStream out = new FileOutputStream("copy_" + fileName);
        byte[] buffer = new byte[BLOCK];
        int length;
        do {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            socket.receive(packet);
            length = packet.getLength();
            out.write(packet.getData(), 0, length);
        } while (length == BLOCK);

        out.close();
        socket.close();
        System.out.println("File received");
    }
}

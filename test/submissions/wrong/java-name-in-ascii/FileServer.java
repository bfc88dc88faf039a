import java.io.FileInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;

public class FileServer {

    private static final int BLOCK = 2048;

    public static void main(String[] args) throws IOException {
        try (DatagramSocket socket = new DatagramSocket(7171)) {
            System.out.println("File server waiting on port 7171");
            while (true) {
                DatagramPacket request = new DatagramPacket(new byte[512], 512);
                socket.receive(request);
                String name = new String(request.getData(), 0, request.getLength(), StandardCharsets.US_ASCII);
                try {
                    send(socket, name, request.getSocketAddress());
                } catch (IOException e) {
                    System.out.println(e.getMessage());
                }
            }
        }
    }

    private static void send(DatagramSocket socket, String name, SocketAddress client) throws IOException {
        try (FileInputStream in = new FileInputStream(name)) {
            byte[] block = new byte[BLOCK];
            int n = BLOCK;
            while (n == BLOCK) {
                n = in.readNBytes(block, 0, BLOCK);
                socket.send(new DatagramPacket(block, n, client));
            }
        }
        System.out.println("Sent " + name);
    }
}

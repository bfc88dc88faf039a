import java.io.File;
import java.io.FileInputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;

public class FileServer {

    private static final int PORT = 2222;
    private static final int BLOCK = 2048;

    public static void main(String[] args) throws Exception {
        DatagramSocket socket = new DatagramSocket(PORT);
        System.out.println("File server waiting on port " + PORT);

        while (true) {
            byte[] request = new byte[512];
            DatagramPacket packet = new DatagramPacket(request, request.length);
            socket.receive(packet);
            String fileName = new String(packet.getData(), 0, packet.getLength());

            File file = new File(fileName);
            if (!file.exists()) {
                System.out.println("File not found: " + fileName);
                continue;
            }

            FileInputStream in = new FileInputStream(file);
            byte[] buffer = new byte[BLOCK];
            int n;
            do {
                n = in.readNBytes(buffer, 0, BLOCK);
                socket.send(new DatagramPacket(buffer, n, packet.getAddress(), packet.getPort()));
            } while (n == BLOCK);
            in.close();
            System.out.println("File sent: " + fileName);
        }
    }
}

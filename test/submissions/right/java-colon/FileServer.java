import java.io.FileInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;

public class FileServer {

    private static final int PORT = 12001;
    private static final int CHUNK = 2048;

    public static void main(String[] args) throws IOException {
        DatagramSocket socket = new DatagramSocket(PORT);
        System.out.println("File server started on port " + PORT);

        while (true) {
            DatagramPacket request = new DatagramPacket(new byte[1024], 1024);
            socket.receive(request);
            String name = new String(request.getData(), 0, request.getLength());

            try (FileInputStream file = new FileInputStream(name)) {
                byte[] chunk = new byte[CHUNK];
                int length;
                do {
                    length = file.readNBytes(chunk, 0, CHUNK);
                    socket.send(new DatagramPacket(chunk, length, request.getAddress(), request.getPort()));
                } while (length == CHUNK);
                System.out.println("Sent " + name);
            } catch (IOException e) {
                System.out.println("Could not send " + name + ": " + e.getMessage());
            }
        }
    }
}

import java.io.*;
import java.net.*;

public class FileServer {

    static final int CHUNK = 2048;

    public static void main(String[] args) throws IOException {
        DatagramSocket socket = new DatagramSocket(5556);
        while (true) {
            DatagramPacket request = new DatagramPacket(new byte[CHUNK], CHUNK);
            socket.receive(request);
            String name = new DataInputStream(new ByteArrayInputStream(request.getData())).readUTF();
            System.out.println("Sending " + name);
            try (FileInputStream file = new FileInputStream(name)) {
                byte[] buffer = new byte[CHUNK];
                int length;
                do {
                    length = Math.max(file.read(buffer), 0);
                    socket.send(new DatagramPacket(buffer, length, request.getAddress(), request.getPort()));
                } while (length == CHUNK);
            } catch (FileNotFoundException e) {
                System.out.println("No such file: " + name);
            }
        }
    }
}

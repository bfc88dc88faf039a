package transfer;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

public class SendFile {

    static final int CHUNK = 2048;

    public static void main(String[] args) throws IOException {
        try (DatagramSocket socket = new DatagramSocket(18000)) {
            while (true) {
                DatagramPacket request = new DatagramPacket(new byte[512], 512);
                socket.receive(request);
                String name = new String(request.getData(), 0, request.getLength(), StandardCharsets.UTF_8);
                Path path = Path.of(name);
                if (!Files.isRegularFile(path)) {
                    System.out.println("no file " + name);
                    continue;
                }
                byte[] data = Files.readAllBytes(path);
                for (int start = 0; start <= data.length; start += CHUNK) {
                    int length = Math.min(CHUNK, data.length - start);
                    socket.send(new DatagramPacket(data, start, length, request.getSocketAddress()));
                }
                System.out.println("sent " + name);
            }
        }
    }
}

package transfer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

public class GetFile {

    static final int CHUNK = 2048;

    public static void main(String[] args) throws IOException {
        if (args.length == 0) {
            System.out.println("usage: java transfer.GetFile file [host]");
            return;
        }
        String host = args.length > 1 ? args[1] : "localhost";
        byte[] data = download(new InetSocketAddress(host, 7777), args[0]);
        Files.write(Path.of("got-" + args[0]), data);
        System.out.println(data.length + " bytes");
    }

    private static byte[] download(InetSocketAddress server, String name) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (DatagramSocket socket = new DatagramSocket()) {
            byte[] request = name.getBytes(StandardCharsets.UTF_8);
            socket.send(new DatagramPacket(request, request.length, server));

            DatagramPacket packet = new DatagramPacket(new byte[CHUNK], CHUNK);
            do {
                packet.setLength(CHUNK);
                socket.receive(packet);
                all.write(packet.getData(), 0, packet.getLength());
            } while (packet.getLength() == CHUNK);
        }
        return all.toByteArray();
    }
}

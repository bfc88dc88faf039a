package adding;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;

public class Message {

    final String name;
    final int value;

    Message(String name, int value) {
        this.name = name;
        this.value = value;
    }

    static Message from(DatagramPacket packet) {
        String text = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
        int mark = text.lastIndexOf(';');
        return new Message(text.substring(0, mark), Integer.parseInt(text.substring(mark + 1).trim()));
    }

    void sendTo(DatagramSocket socket, SocketAddress address) throws IOException {
        byte[] bytes = (name + ";" + value).getBytes(StandardCharsets.UTF_8);
        socket.send(new DatagramPacket(bytes, bytes.length, address));
    }
}

package adding;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;

public class AddingServer {

    private static final int VALUE = 44;

    public static void main(String[] args) throws IOException {
        try (DatagramSocket socket = new DatagramSocket(4000)) {
            Message mine = new Message("Server of Jorge Pimentel", VALUE);
            DatagramPacket packet = new DatagramPacket(new byte[256], 256);
            while (true) {
                packet.setLength(256);
                socket.receive(packet);
                Message request = Message.from(packet);
                if (request.value < 1 || request.value > 100) {
                    break;
                }
                System.out.printf("%s has %d%n", request.name, request.value);
                System.out.printf("%s has %d%n", mine.name, mine.value);
                System.out.printf("sum = %d%n", request.value + mine.value);
                mine.sendTo(socket, packet.getSocketAddress());
            }
        }
        System.out.println("Server terminated");
    }
}

package adding;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;

public class AddingClient {

    public static void main(String[] args) throws IOException {
        String host = args.length > 0 ? args[0] : "localhost";
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        System.out.print("Your integer (1..100): ");
        int value = Integer.parseInt(in.readLine().trim());
        Message mine = new Message("Client of Kofi Mensah", value);

        try (DatagramSocket socket = new DatagramSocket()) {
            mine.sendTo(socket, new InetSocketAddress(host, 8080));
            DatagramPacket packet = new DatagramPacket(new byte[256], 256);
            socket.receive(packet);
            Message reply = Message.from(packet);

            System.out.printf("I have %d%n", mine.value);
            System.out.printf("%s has %d%n", reply.name, reply.value);
            System.out.printf("sum = %d%n", mine.value + reply.value);
        }
    }
}

import java.net.*;
import java.util.Random;

public class Server {
    public static void main(String[] args) throws Exception {
        String name = "Server of Olavo Mirandela";
        Random random = new Random();
        try (DatagramSocket socket = new DatagramSocket(14710)) {
            while (true) {
                byte[] buffer = new byte[4096];
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                Greeting asked = Greeting.fromBytes(packet.getData(), packet.getLength());
                if (asked.value < 1 || asked.value > 100) break;
                int mine = 1 + random.nextInt(100);
                System.out.println(asked.owner + " has " + asked.value);
                System.out.println(name + " has " + mine);
                System.out.println("Together " + (asked.value + mine));
                byte[] reply = new Greeting(name, mine).toBytes();
                socket.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
            }
        }
    }
}

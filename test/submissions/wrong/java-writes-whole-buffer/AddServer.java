import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.util.Random;

public class AddServer {

    private static final int PORT = 14141;

    public static void main(String[] args) throws Exception {
        String name = "Server of Carla Monteiro";
        Random random = new Random();
        DatagramSocket socket = new DatagramSocket(PORT);
        System.out.println("Server waiting on port " + PORT);

        while (true) {
            byte[] buffer = new byte[1024];
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            socket.receive(packet);

            String message = new String(packet.getData(), 0, packet.getLength());
            String[] fields = message.split(":");
            int clientNumber = Integer.parseInt(fields[1].trim());
            if (clientNumber < 1 || clientNumber > 100) {
                System.out.println("Number out of range, closing");
                break;
            }

            int serverNumber = random.nextInt(100) + 1;
            System.out.println("Client name: " + fields[0]);
            System.out.println("Server name: " + name);
            System.out.println("Client number: " + clientNumber);
            System.out.println("Server number: " + serverNumber);
            System.out.println("Sum: " + (clientNumber + serverNumber));

            byte[] reply = (name + ":" + serverNumber).getBytes();
            socket.send(new DatagramPacket(reply, reply.length, packet.getAddress(), packet.getPort()));
        }
        socket.close();
    }
}

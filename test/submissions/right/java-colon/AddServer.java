import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;

public class AddServer {

    private static final int PORT = 12000;
    private static final String NAME = "Server of Gustavo Pinhal";
    private static final int NUMBER = 45;

    public static void main(String[] args) throws IOException {
        DatagramSocket socket = new DatagramSocket(PORT);
        System.out.println("Server started on port " + PORT);

        while (true) {
            byte[] in = new byte[1024];
            DatagramPacket packet = new DatagramPacket(in, in.length);
            socket.receive(packet);

            String[] request = new String(packet.getData(), 0, packet.getLength()).split(":");
            String clientName = request[0];
            int clientNumber = Integer.parseInt(request[1].trim());

            if (clientNumber < 1 || clientNumber > 100) {
                System.out.println("Number out of range. Server is closing.");
                break;
            }

            System.out.println("Client name: " + clientName);
            System.out.println("Server name: " + NAME);
            System.out.println("Client number: " + clientNumber);
            System.out.println("Server number: " + NUMBER);
            System.out.println("Sum: " + (clientNumber + NUMBER));

            byte[] out = (NAME + ":" + NUMBER).getBytes();
            socket.send(new DatagramPacket(out, out.length, packet.getAddress(), packet.getPort()));
        }
        socket.close();
    }
}

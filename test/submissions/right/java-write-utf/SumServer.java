import java.io.*;
import java.net.*;
import java.util.Random;

public class SumServer {

    private static final String NAME = "Server of Gonçalo Brás";
    private static final int PORT = 5555;

    public static void main(String[] args) throws IOException {
        Random random = new Random();
        try (DatagramSocket socket = new DatagramSocket(PORT)) {
            System.out.println("Server ready on port " + PORT);
            for (;;) {
                byte[] buffer = new byte[1024];
                DatagramPacket request = new DatagramPacket(buffer, buffer.length);
                socket.receive(request);
                DataInputStream data = new DataInputStream(new ByteArrayInputStream(buffer, 0, request.getLength()));
                String clientName = data.readUTF();
                int clientNumber = data.readInt();
                if (clientNumber < 1 || clientNumber > 100) {
                    break;
                }
                int number = random.nextInt(100) + 1;
                System.out.printf("Client: %s (%d)%n", clientName, clientNumber);
                System.out.printf("Server: %s (%d)%n", NAME, number);
                System.out.printf("Sum: %d%n", clientNumber + number);

                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                DataOutputStream out = new DataOutputStream(bytes);
                out.writeUTF(NAME);
                out.writeInt(number);
                byte[] reply = bytes.toByteArray();
                socket.send(new DatagramPacket(reply, reply.length, request.getSocketAddress()));
            }
        }
    }
}

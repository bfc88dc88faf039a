import java.io.*;
import java.net.*;
import java.util.Scanner;

public class SumClient {

    private static final String NAME = "Client of Gonçalo Brás";
    private static final int PORT = 5555;

    public static void main(String[] args) throws IOException {
        Scanner in = new Scanner(System.in);
        System.out.print("Integer (1-100): ");
        int number = in.nextInt();

        DatagramSocket socket = new DatagramSocket();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF(NAME);
        out.writeInt(number);
        byte[] request = bytes.toByteArray();
        socket.send(new DatagramPacket(request, request.length, InetAddress.getLocalHost(), PORT));

        if (number < 1 || number > 100) {
            System.out.println("Server told to stop.");
            socket.close();
            return;
        }

        byte[] buffer = new byte[1024];
        DatagramPacket reply = new DatagramPacket(buffer, buffer.length);
        socket.receive(reply);
        DataInputStream data = new DataInputStream(new ByteArrayInputStream(buffer, 0, reply.getLength()));
        String serverName = data.readUTF();
        int serverNumber = data.readInt();
        System.out.printf("Client: %s (%d)%n", NAME, number);
        System.out.printf("Server: %s (%d)%n", serverName, serverNumber);
        System.out.printf("Sum: %d%n", number + serverNumber);
        socket.close();
    }
}

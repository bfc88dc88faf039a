import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;

public class AddClient {

    private static final int PORT = 12000;
    private static final String NAME = "Client of Gustavo Pinhal";

    public static void main(String[] args) throws IOException {
        BufferedReader keyboard = new BufferedReader(new InputStreamReader(System.in));
        int number;
        do {
            System.out.print("Enter an integer between 1 and 100: ");
            number = Integer.parseInt(keyboard.readLine().trim());
        } while (number < 1 || number > 100);

        DatagramSocket socket = new DatagramSocket();
        InetAddress address = InetAddress.getByName("localhost");

        byte[] out = (NAME + ":" + number).getBytes();
        socket.send(new DatagramPacket(out, out.length, address, PORT));

        byte[] in = new byte[1024];
        DatagramPacket packet = new DatagramPacket(in, in.length);
        socket.receive(packet);
        String[] reply = new String(packet.getData(), 0, packet.getLength()).split(":");
        String serverName = reply[0];
        int serverNumber = Integer.parseInt(reply[1].trim());

        System.out.println("Client name: " + NAME);
        System.out.println("Server name: " + serverName);
        System.out.println("Client number: " + number);
        System.out.println("Server number: " + serverNumber);
        System.out.println("Sum: " + (number + serverNumber));

        socket.close();
    }
}

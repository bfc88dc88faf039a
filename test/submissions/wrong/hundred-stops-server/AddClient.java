import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Scanner;

public class AddClient {

    private static final int PORT = 5000;

    public static void main(String[] args) throws Exception {
        String name = "Client of Olga Tavares";
        Scanner keyboard = new Scanner(System.in);
        System.out.print("Enter an integer between 1 and 100: ");
        int number = keyboard.nextInt();

        DatagramSocket socket = new DatagramSocket();
        InetAddress server = InetAddress.getByName("localhost");
        byte[] message = (name + ":" + number).getBytes();
        socket.send(new DatagramPacket(message, message.length, server, PORT));

        byte[] buffer = new byte[1024];
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        String reply = new String(packet.getData(), 0, packet.getLength());
        String[] fields = reply.split(":");
        int serverNumber = Integer.parseInt(fields[1].trim());

        System.out.println("Client name: " + name);
        System.out.println("Server name: " + fields[0]);
        System.out.println("Client number: " + number);
        System.out.println("Server number: " + serverNumber);
        System.out.println("Sum: " + (number + serverNumber));

        socket.close();
        keyboard.close();
    }
}

import java.io.*;
import java.net.*;
import java.util.Scanner;

public class Client {
    public static void main(String[] args) throws Exception {
        Scanner keyboard = new Scanner(System.in);
        System.out.print("Choose an integer (1..100): ");
        int mine = keyboard.nextInt();
        if (mine < 1 || mine > 100) {
            System.out.println("That is not between 1 and 100.");
            return;
        }
        Greeting greeting = new Greeting("Client of Olavo Mirandela", mine);
        try (DatagramSocket socket = new DatagramSocket()) {
            byte[] bytes = greeting.toBytes();
            socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), 14710));
            byte[] buffer = new byte[4096];
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            socket.receive(packet);
            Greeting answer = Greeting.fromBytes(packet.getData(), packet.getLength());
            System.out.println(greeting.owner + " has " + mine);
            System.out.println(answer.owner + " has " + answer.value);
            System.out.println("Together " + (mine + answer.value));
        }
    }
}

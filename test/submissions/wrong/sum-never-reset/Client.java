import java.net.*;
import java.util.Scanner;

public class Client {
    public static void main(String[] args) throws Exception {
        String name = "Client of Brigitte Oswald";
        Scanner keyboard = new Scanner(System.in);
        System.out.print("Your integer (1-100): ");
        int number = keyboard.nextInt();
        DatagramSocket socket = new DatagramSocket();
        byte[] request = (name + "/" + number).getBytes("UTF-8");
        socket.send(new DatagramPacket(request, request.length, InetAddress.getByName("localhost"), 21840));
        if (number >= 1 && number <= 100) {
            DatagramPacket packet = new DatagramPacket(new byte[1024], 1024);
            socket.receive(packet);
            String[] reply = new String(packet.getData(), 0, packet.getLength(), "UTF-8").split("/");
            int other = Integer.parseInt(reply[1]);
            System.out.println(name + " picked " + number);
            System.out.println(reply[0] + " picked " + other);
            System.out.println("The sum is " + (number + other));
        }
        socket.close();
    }
}

import java.net.*;
import java.util.Random;

public class Server {
    public static void main(String[] args) throws Exception {
        String name = "Server of Brigitte Oswald";
        DatagramSocket socket = new DatagramSocket(21840);
        Random random = new Random();
        int sum = 0;
        while (true) {
            DatagramPacket packet = new DatagramPacket(new byte[1024], 1024);
            socket.receive(packet);
            String[] request = new String(packet.getData(), 0, packet.getLength(), "UTF-8").split("/");
            int number = Integer.parseInt(request[1].trim());
            if (number < 1 || number > 100) break;
            int own = random.nextInt(100) + 1;
            sum += number;
            sum += own;
            System.out.println(request[0] + " sent " + number);
            System.out.println(name + " picked " + own);
            System.out.println("The sum is " + sum);
            byte[] reply = (name + "/" + own).getBytes("UTF-8");
            socket.send(new DatagramPacket(reply, reply.length, packet.getAddress(), packet.getPort()));
        }
        socket.close();
    }
}

import java.net.*;
import java.util.Random;

public class Server {
    public static void main(String[] args) throws Exception {
        String serverName = "Server of Celia Ramos";
        Random random = new Random();
        DatagramSocket ds = new DatagramSocket(9876);
        boolean open = true;

        while (open) {
            byte[] receiveBuf = new byte[2048];
            DatagramPacket dpReceive = new DatagramPacket(receiveBuf, receiveBuf.length);
            ds.receive(dpReceive);
            String message = new String(receiveBuf, 0, dpReceive.getLength());
            int comma = message.lastIndexOf(',');
            String clientName = message.substring(0, comma);
            int clientInt = Integer.parseInt(message.substring(comma + 1).trim());

            if (clientInt >= 1 && clientInt <= 100) {
                int serverInt = random.nextInt(100) + 1;
                int sum = clientInt + serverInt;
                System.out.println(clientName + " has number " + clientInt);
                System.out.println(serverName + " has number " + serverInt);
                System.out.printf("%d + %d = %d%n", clientInt, serverInt, sum);

                byte[] sendBuf = (serverName + "," + serverInt).getBytes();
                ds.send(new DatagramPacket(sendBuf, sendBuf.length, dpReceive.getSocketAddress()));
            } else {
                open = false;
            }
        }
        ds.close();
        System.out.println("Socket closed");
    }
}

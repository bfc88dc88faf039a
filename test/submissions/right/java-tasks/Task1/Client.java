import java.net.*;
import java.util.Scanner;

public class Client {
    public static void main(String[] args) throws Exception {
        String clientName = "Client of Celia Ramos";
        Scanner sc = new Scanner(System.in);
        System.out.println("Please insert a number between 1 and 100");
        int clientInt = sc.nextInt();

        DatagramSocket ds = new DatagramSocket();
        InetAddress ip = InetAddress.getByName("127.0.0.1");
        String message = clientName + "," + clientInt;
        byte[] sendBuf = message.getBytes();
        DatagramPacket dpSend = new DatagramPacket(sendBuf, sendBuf.length, ip, 9876);
        ds.send(dpSend);

        if (clientInt < 1 || clientInt > 100) {
            System.out.println("Number out of range, the server was shut down");
            ds.close();
            sc.close();
            return;
        }

        byte[] receiveBuf = new byte[2048];
        DatagramPacket dpReceive = new DatagramPacket(receiveBuf, receiveBuf.length);
        ds.receive(dpReceive);
        String reply = new String(receiveBuf, 0, dpReceive.getLength());
        int comma = reply.lastIndexOf(',');
        String serverName = reply.substring(0, comma);
        int serverInt = Integer.parseInt(reply.substring(comma + 1).trim());
        int sum = clientInt + serverInt;

        System.out.println(clientName + " has number " + clientInt);
        System.out.println(serverName + " has number " + serverInt);
        System.out.printf("%d + %d = %d%n", clientInt, serverInt, sum);

        ds.close();
        sc.close();
    }
}

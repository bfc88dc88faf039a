import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Random;
import java.util.Scanner;

class Sum {
    static String text(DatagramPacket packet) {
        return new String(packet.getData(), 0, packet.getLength());
    }

    static void report(String client, String server, int first, int second) {
        System.out.println(client + " chose " + first);
        System.out.println(server + " chose " + second);
        System.out.println("Together " + (first + second));
    }
}

class Waiter {
    public static void main(String[] args) throws Exception {
        DatagramSocket socket = new DatagramSocket(9321);
        Random random = new Random();
        while (true) {
            DatagramPacket packet = new DatagramPacket(new byte[500], 500);
            socket.receive(packet);
            String[] parts = Sum.text(packet).split(":");
            int first = Integer.parseInt(parts[1]);
            if (first < 1 || first > 100) break;
            int second = random.nextInt(100) + 1;
            Sum.report(parts[0], "Server of Davi Pinto", first, second);
            byte[] reply = ("Server of Davi Pinto:" + second).getBytes();
            socket.send(new DatagramPacket(reply, reply.length, packet.getAddress(), packet.getPort()));
        }
        socket.close();
    }
}

class Guest {
    public static void main(String[] args) throws Exception {
        System.out.print("An integer, please (1 to 100): ");
        int first = new Scanner(System.in).nextInt();
        DatagramSocket socket = new DatagramSocket();
        byte[] request = ("Client of Davi Pinto:" + first).getBytes();
        socket.send(new DatagramPacket(request, request.length, InetAddress.getByName("localhost"), 9321));
        if (first >= 1 && first <= 100) {
            DatagramPacket packet = new DatagramPacket(new byte[500], 500);
            socket.receive(packet);
            String[] parts = Sum.text(packet).split(":");
            Sum.report("Client of Davi Pinto", parts[0], first, Integer.parseInt(parts[1]));
        }
        socket.close();
    }
}

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;

public class FileClient {

    private static final int PORT = 12001;
    private static final int CHUNK = 2048;

    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            System.out.println("Usage: java FileClient <file name>");
            return;
        }

        DatagramSocket socket = new DatagramSocket();
        byte[] request = args[0].getBytes();
        socket.send(new DatagramPacket(request, request.length, InetAddress.getByName("localhost"), PORT));

        String copy = "copy_of_" + new File(args[0]).getName();
        FileOutputStream file = new FileOutputStream(copy);
        int length;
        do {
            DatagramPacket packet = new DatagramPacket(new byte[CHUNK], CHUNK);
            socket.receive(packet);
            length = packet.getLength();
            file.write(packet.getData(), 0, length);
        } while (length == CHUNK);

        file.close();
        socket.close();
        System.out.println("File saved as " + copy);
    }
}

import java.io.*;
import java.net.*;

/** Client: asks for the file and writes it. */
public class GetFile {

    static final int CHUNK = 2048;

    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            System.err.println("Usage: java GetFile filename");
            System.exit(1);
        }
        DatagramSocket socket = new DatagramSocket();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new DataOutputStream(bytes).writeUTF(args[0]);
        byte[] request = bytes.toByteArray();
        socket.send(new DatagramPacket(request, request.length, InetAddress.getByName("localhost"), 5556));

        FileOutputStream file = new FileOutputStream("received-" + args[0]);
        int length;
        do {
            DatagramPacket packet = new DatagramPacket(new byte[CHUNK], CHUNK);
            socket.receive(packet);
            length = packet.getLength();
            file.write(packet.getData(), 0, length);
        } while (length == CHUNK);
        file.close();
        socket.close();
    }
}

package pt.rc.lab1.ficheiros;

import java.io.FileOutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import pt.rc.lab1.Udp;

public class ClienteFicheiros {

    public static void main(String[] args) throws Exception {
        if (args.length != 3) {
            System.out.println("Argumentos: <maquina> <porto> <ficheiro>");
            System.exit(2);
        }
        InetSocketAddress servidor = new InetSocketAddress(args[0], Integer.parseInt(args[1]));
        try (DatagramSocket s = new DatagramSocket(); FileOutputStream f = new FileOutputStream("copia-" + args[2])) {
            Udp.envia(s, args[2], servidor);
            while (true) {
                DatagramPacket bloco = Udp.recebe(s);
                f.write(bloco.getData(), 0, bloco.getLength());
                if (bloco.getLength() < 2048)
                    break;
            }
        }
        System.out.println("Recebido: " + args[2]);
    }
}

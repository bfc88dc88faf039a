package pt.rc.lab1.ficheiros;

import java.io.File;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.nio.file.Files;
import java.util.Arrays;
import pt.rc.lab1.Udp;

public class ServidorFicheiros {

    public static void main(String[] args) throws Exception {
        if (args.length != 1) {
            System.out.println("Argumentos: <porto>");
            System.exit(2);
        }
        DatagramSocket s = new DatagramSocket(Integer.parseInt(args[0]));
        while (true) {
            DatagramPacket pedido = Udp.recebe(s);
            File f = new File(Udp.texto(pedido));
            if (!f.isFile()) {
                System.out.println("Nao existe: " + f);
                continue;
            }
            byte[] tudo = Files.readAllBytes(f.toPath());
            int blocos = tudo.length / 2048 + 1;
            for (int i = 0; i < blocos; i++) {
                int fim = Math.min(tudo.length, (i + 1) * 2048);
                Udp.envia(s, Arrays.copyOfRange(tudo, i * 2048, fim), pedido.getSocketAddress());
            }
            System.out.println("Enviado em " + blocos + " blocos");
        }
    }
}

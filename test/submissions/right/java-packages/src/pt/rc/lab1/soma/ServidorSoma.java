package pt.rc.lab1.soma;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import pt.rc.lab1.Udp;

public class ServidorSoma {

    private static final String NOME = "Servidor de Carla Nunes";

    public static void main(String[] args) throws Exception {
        if (args.length != 1) {
            System.out.println("Argumentos: <porto>");
            System.exit(2);
        }
        try (DatagramSocket s = new DatagramSocket(Integer.parseInt(args[0]))) {
            while (true) {
                DatagramPacket pedido = Udp.recebe(s);
                String[] partes = Udp.texto(pedido).split("#");
                int valor = Integer.parseInt(partes[0]);
                if (valor < 1 || valor > 100)
                    break;
                int meu = 1 + (int) (Math.random() * 100);
                System.out.println(partes[1] + " escolheu " + valor);
                System.out.println(NOME + " escolheu " + meu);
                System.out.println("A soma dos dois: " + (valor + meu));
                Udp.envia(s, meu + "#" + NOME, pedido.getSocketAddress());
            }
        }
    }
}

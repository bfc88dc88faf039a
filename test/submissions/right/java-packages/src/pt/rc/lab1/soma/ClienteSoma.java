package pt.rc.lab1.soma;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import pt.rc.lab1.Udp;

public class ClienteSoma {

    public static void main(String[] args) throws Exception {
        if (args.length != 2) {
            System.out.println("Argumentos: <maquina> <porto>");
            System.exit(2);
        }
        InetSocketAddress servidor = new InetSocketAddress(args[0], Integer.parseInt(args[1]));
        BufferedReader teclado = new BufferedReader(new InputStreamReader(System.in));
        System.out.print("O seu nome? ");
        String nome = "Cliente de " + teclado.readLine();
        System.out.print("Um inteiro de 1 a 100? ");
        int valor = Integer.parseInt(teclado.readLine().trim());

        try (DatagramSocket s = new DatagramSocket()) {
            Udp.envia(s, valor + "#" + nome, servidor);
            if (valor < 1 || valor > 100)
                return;
            String[] partes = Udp.texto(Udp.recebe(s)).split("#");
            int outro = Integer.parseInt(partes[0]);
            System.out.println(nome + " escolheu " + valor);
            System.out.println(partes[1] + " escolheu " + outro);
            System.out.println("A soma dos dois: " + (valor + outro));
        }
    }
}

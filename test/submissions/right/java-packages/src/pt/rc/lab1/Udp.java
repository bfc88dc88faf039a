package pt.rc.lab1;

import java.io.IOException;
import java.net.*;
import java.nio.charset.StandardCharsets;

/** O que e' comum aos quatro programas. */
public final class Udp {

    private Udp() { }

    public static void envia(DatagramSocket s, String texto, SocketAddress para) throws IOException {
        envia(s, texto.getBytes(StandardCharsets.UTF_8), para);
    }

    public static void envia(DatagramSocket s, byte[] dados, SocketAddress para) throws IOException {
        s.send(new DatagramPacket(dados, dados.length, para));
    }

    public static DatagramPacket recebe(DatagramSocket s) throws IOException {
        DatagramPacket p = new DatagramPacket(new byte[2048], 2048);
        s.receive(p);
        return p;
    }

    public static String texto(DatagramPacket p) {
        return new String(p.getData(), 0, p.getLength(), StandardCharsets.UTF_8);
    }
}

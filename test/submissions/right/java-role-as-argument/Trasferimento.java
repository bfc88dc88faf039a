import java.io.*;
import java.net.*;
import java.nio.ByteBuffer;
import java.nio.channels.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;

/** java Trasferimento.java server [cartella]  |  java Trasferimento.java client file */
public class Trasferimento {
    static final int PORTA = 14141;

    public static void main(String[] a) throws Exception {
        if (a.length >= 1 && a[0].equals("server")) new ServerNio(a.length > 1 ? a[1] : ".").gira();
        else if (a.length == 2 && a[0].equals("client")) new ClientNio(a[1]).scarica();
        else {
            System.err.println("Uso: java Trasferimento (server [cartella] | client <file>)");
            System.exit(1);
        }
    }
}

class ServerNio {
    private final Path base;
    ServerNio(String b) { base = Paths.get(b); }

    void gira() throws Exception {
        try (Selector sel = Selector.open(); DatagramChannel ch = DatagramChannel.open()) {
            ch.bind(new InetSocketAddress(Trasferimento.PORTA));
            ch.configureBlocking(false);
            ch.register(sel, SelectionKey.OP_READ);
            System.out.println("In ascolto su " + Trasferimento.PORTA);
            ByteBuffer b = ByteBuffer.allocate(1024);
            while (sel.select() >= 0) {
                sel.selectedKeys().clear();
                b.clear();
                SocketAddress chi = ch.receive(b);
                if (chi == null) continue;
                b.flip();
                String nome = StandardCharsets.UTF_8.decode(b).toString().trim();
                Path p = base.resolve(nome);
                if (!Files.isRegularFile(p)) { System.out.println("Manca " + nome); continue; }
                try (InputStream in = new FileInputStream(p.toFile())) {
                    byte[] t;
                    do {
                        t = in.readNBytes(2048);
                        ByteBuffer o = ByteBuffer.wrap(t);
                        while (ch.send(o, chi) == 0 && t.length > 0) Thread.sleep(1);
                    } while (t.length == 2048);
                }
                System.out.println("Inviato " + nome);
            }
        }
    }
}

class ClientNio {
    private final String nome;
    ClientNio(String n) { nome = n; }

    void scarica() throws Exception {
        Path dove = Paths.get("ricevuti");
        Files.createDirectories(dove);
        Path out = dove.resolve(Paths.get(nome).getFileName());
        try (DatagramSocket s = new DatagramSocket(); OutputStream o = new BufferedOutputStream(Files.newOutputStream(out))) {
            s.setReceiveBufferSize(1 << 20);
            byte[] r = (nome + "\n").getBytes(StandardCharsets.UTF_8);
            s.send(new DatagramPacket(r, r.length, InetAddress.getLoopbackAddress(), Trasferimento.PORTA));
            DatagramPacket p = new DatagramPacket(new byte[3000], 3000);
            do {
                p.setLength(3000);
                s.receive(p);
                o.write(p.getData(), 0, p.getLength());
            } while (p.getLength() >= 2048);
        }
        System.out.println("Salvato in " + out);
    }
}

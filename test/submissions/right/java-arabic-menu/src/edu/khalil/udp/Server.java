package edu.khalil.udp;

import java.net.*;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

public class Server {
    private static final String NAME = "خادم سامي خليل";

    public static void main(String[] args) throws Exception {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : Wire.PORT;
        try (DatagramSocket s = new DatagramSocket(port)) {
            byte[] buf = new byte[2000];
            while (true) {
                DatagramPacket p = new DatagramPacket(buf, buf.length);
                s.receive(p);
                Wire w;
                try { w = Wire.decode(p.getData(), p.getLength()); }
                catch (Exception e) { System.out.println("رسالة تالفة"); continue; }
                if (w.value < 1 || w.value > 100) { System.out.println("إيقاف الخادم"); break; }
                int mine = ThreadLocalRandom.current().nextInt(1, 101);
                System.out.println("العميل: " + w.name);
                System.out.println("الخادم: " + NAME);
                System.out.println("رقم العميل: " + w.value);
                System.out.println("رقم الخادم: " + mine);
                System.out.println("المجموع: " + (w.value + mine));
                byte[] out = new Wire(NAME, mine).encode();
                s.send(new DatagramPacket(out, out.length, p.getSocketAddress()));
            }
        }
    }
}

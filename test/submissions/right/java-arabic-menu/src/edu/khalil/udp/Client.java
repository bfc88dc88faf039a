package edu.khalil.udp;

import java.net.*;
import java.util.Scanner;

public class Client {
    public static void main(String[] args) throws Exception {
        InetAddress host = InetAddress.getByName(args.length > 0 ? args[0] : "127.0.0.1");
        int port = args.length > 1 ? Integer.parseInt(args[1]) : Wire.PORT;
        Scanner in = new Scanner(System.in);
        String name = "عميل سامي خليل";
        System.out.println("١) إرسال رقم");
        System.out.println("٢) خروج");
        System.out.print("اختر (1 أو 2): ");
        String c = in.nextLine().trim();
        if (!c.equals("1")) { System.out.println("مع السلامة"); return; }
        System.out.print("أدخل رقماً بين 1 و 100: ");
        int n = Integer.parseInt(in.nextLine().trim());
        try (DatagramSocket s = new DatagramSocket()) {
            s.setSoTimeout(3000);
            byte[] out = new Wire(name, n).encode();
            s.send(new DatagramPacket(out, out.length, host, port));
            DatagramPacket p = new DatagramPacket(new byte[2000], 2000);
            try { s.receive(p); } catch (SocketTimeoutException e) { System.out.println("لا يوجد رد"); return; }
            Wire w = Wire.decode(p.getData(), p.getLength());
            System.out.printf("%s: %d%n%s: %d%nالمجموع: %d%n", name, n, w.name, w.value, n + w.value);
        }
    }
}

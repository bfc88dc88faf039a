import java.net.*;
import java.nio.charset.StandardCharsets;
import java.util.Scanner;

public class Istemci {
  public static void main(String[] a) throws Exception {
    Scanner in = new Scanner(System.in);
    System.out.print("Tam sayı giriniz: ");
    int n = in.nextInt();
    in.nextLine();
    System.out.print("Adınız nedir: ");
    String name = "Client of " + in.nextLine();
    DatagramSocket s = new DatagramSocket();
    byte[] b = (name + "," + n).getBytes(StandardCharsets.UTF_8);
    s.send(new DatagramPacket(b, b.length, InetAddress.getByName("127.0.0.1"), 6363));
    DatagramPacket p = new DatagramPacket(new byte[500], 500);
    s.receive(p);
    String[] parts = new String(p.getData(), 0, p.getLength(), StandardCharsets.UTF_8).split(",");
    int m = Integer.parseInt(parts[1]);
    System.out.println(name + " " + n + " / " + parts[0] + " " + m + " / " + (n + m));
    s.close();
  }
}

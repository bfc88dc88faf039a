import java.net.*;
import java.nio.charset.StandardCharsets;
import java.util.Random;

public class Sunucu {
  public static void main(String[] a) throws Exception {
    DatagramSocket s = new DatagramSocket(6363);
    Random random = new Random();
    String me = "Server of Emine";
    while (true) {
      DatagramPacket p = new DatagramPacket(new byte[500], 500);
      s.receive(p);
      String[] parts = new String(p.getData(), 0, p.getLength(), StandardCharsets.UTF_8).split(",");
      int n = Integer.parseInt(parts[1]);
      if (n < 1 || n > 100) break;
      int m = 1 + random.nextInt(100);
      System.out.println(parts[0] + " " + n + " / " + me + " " + m + " / " + (n + m));
      byte[] b = (me + "," + m).getBytes(StandardCharsets.UTF_8);
      s.send(new DatagramPacket(b, b.length, p.getSocketAddress()));
    }
    s.close();
  }
}

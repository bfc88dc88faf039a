import java.io.*;

public class Greeting implements Serializable {
    private static final long serialVersionUID = 3L;
    public final String owner;
    public final int value;

    public Greeting(String owner, int value) {
        this.owner = owner;
        this.value = value;
    }

    public byte[] toBytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(this);
        }
        return bytes.toByteArray();
    }

    public static Greeting fromBytes(byte[] data, int length) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(data, 0, length))) {
            return (Greeting) in.readObject();
        }
    }
}

package edu.khalil.udp;

import java.io.*;
import java.util.zip.Adler32;

final class Wire {
    static final int PORT = 9797;
    final String name; final int value;
    Wire(String name, int value) { this.name = name; this.value = value; }

    byte[] encode() throws IOException {
        ByteArrayOutputStream b = new ByteArrayOutputStream();
        DataOutputStream d = new DataOutputStream(b);
        d.writeInt(value);
        d.writeUTF(name);
        d.flush();
        Adler32 a = new Adler32();
        a.update(b.toByteArray());
        d.writeInt((int) a.getValue());
        return b.toByteArray();
    }

    static Wire decode(byte[] data, int len) throws IOException {
        Adler32 a = new Adler32();
        a.update(data, 0, len - 4);
        DataInputStream d = new DataInputStream(new ByteArrayInputStream(data, 0, len));
        int v = d.readInt();
        String n = d.readUTF();
        if (d.readInt() != (int) a.getValue()) throw new IOException("checksum");
        return new Wire(n, v);
    }
}

package io.emprops.openapi.adapter.in.websocket;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A WebSocket that offers compression, and takes nothing from the network until it is asked to. */
final class RawReader implements AutoCloseable {
  private static final Pattern ID = Pattern.compile("\"id\":\"([0-9.]+)\"");
  private static final int SMALL = 4_096;
  private static final int PATIENCE_MS = 30_000;
  private static final int TEXT = 1;
  private static final int CONTINUATION = 0;
  private static final int CLOSE = 8;

  private final Socket socket;
  private final DataInputStream in;
  private final String head;

  private RawReader(Socket socket, DataInputStream in, String head) {
    this.socket = socket;
    this.in = in;
    this.head = head;
  }

  static RawReader open(URI place, String authorization) throws IOException {
    var socket = new Socket();
    socket.setReceiveBufferSize(SMALL);
    socket.setSoTimeout(PATIENCE_MS);
    socket.connect(new InetSocketAddress(place.getHost(), place.getPort()));
    String request =
        """
        GET %s HTTP/1.1
        Host: %s
        Upgrade: websocket
        Connection: Upgrade
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
        Sec-WebSocket-Version: 13
        Sec-WebSocket-Extensions: permessage-deflate
        Authorization: %s

        """
            .formatted(place.getPath(), place.getAuthority(), authorization)
            .replace("\n", "\r\n");
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    var in = new DataInputStream(socket.getInputStream());
    return new RawReader(socket, in, head(in));
  }

  private static String head(DataInputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readUnsignedByte());
    }
    return head.toString();
  }

  /** The answer to its request. */
  String head() {
    return head;
  }

  /** Takes all frames up to the last one, and hands back the ids in them. */
  List<String> rest() throws IOException {
    List<String> ids = new ArrayList<>();
    var text = new StringBuilder();
    for (int first = in.readUnsignedByte(); (first & 0xf) != CLOSE; first = in.readUnsignedByte()) {
      String payload = new String(payload(), StandardCharsets.UTF_8);
      if ((first & 0xf) == TEXT || (first & 0xf) == CONTINUATION) {
        text.append(payload);
        if (first >= 0x80) {
          ids.add(id(text.toString()));
          text.setLength(0);
        }
      }
    }
    return ids;
  }

  private byte[] payload() throws IOException {
    int length = in.readUnsignedByte();
    int size =
        switch (length) {
          case 126 -> in.readUnsignedShort();
          case 127 -> (int) in.readLong();
          default -> length;
        };
    return in.readNBytes(size);
  }

  private static String id(String frame) throws IOException {
    Matcher id = ID.matcher(frame);
    if (!id.find()) {
      throw new EOFException("a frame without an id: " + frame);
    }
    return id.group(1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

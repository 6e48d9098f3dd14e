package io.emprops.it.scenario;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Speaks to Redis as a careless operator would. */
record RedisSocket(String url) {

  /** Sends a command of plain words, whose answer is a single line. */
  String send(String command) {
    URI address = URI.create(url);
    try (var socket = new Socket(address.getHost(), address.getPort());
        var answer =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
      socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
      return answer.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException("asking Redis: " + command, e);
    }
  }
}

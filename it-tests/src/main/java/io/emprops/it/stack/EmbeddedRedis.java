package io.emprops.it.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import redis.embedded.RedisExecProvider;

/** A real Redis from a Maven artifact, with an append-only file kept over restarts. */
final class EmbeddedRedis {
  private static final Duration LONGEST_START = Duration.ofSeconds(30);

  private EmbeddedRedis() {}

  static ManagedProcess start(DataFolder data, int port) {
    Path folder = data.file("redis");
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new StackFailure("the folder %s cannot be made".formatted(folder), e);
    }
    List<String> command =
        List.of(
            executable(data).toString(),
            "--port",
            Integer.toString(port),
            "--bind",
            StackPorts.HOST,
            "--dir",
            folder.toString(),
            "--appendonly",
            "yes",
            "--appendfsync",
            "everysec",
            "--maxmemory-policy",
            "noeviction",
            "--save",
            "");
    var process = ManagedProcess.start("Redis", command, Map.of(), folder, data.log("redis"));
    try {
      process.awaitReady(() -> answersPing(port), LONGEST_START);
      return process;
    } catch (StackFailure e) {
      process.kill();
      throw e;
    }
  }

  private static Path executable(DataFolder data) {
    Path target = data.file("bin/redis-server");
    try {
      if (!Files.isExecutable(target)) {
        Path source = RedisExecProvider.defaultProvider().get().toPath();
        Files.copy(
            source,
            target,
            StandardCopyOption.REPLACE_EXISTING,
            StandardCopyOption.COPY_ATTRIBUTES);
      }
      return target;
    } catch (IOException e) {
      throw new StackFailure("Redis cannot be unpacked: " + e.getMessage(), e);
    }
  }

  private static boolean answersPing(int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
      socket.setSoTimeout(500);
      socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readNBytes(5);
      return new String(answer, StandardCharsets.US_ASCII).equals("+PONG");
    } catch (IOException e) {
      return false;
    }
  }
}

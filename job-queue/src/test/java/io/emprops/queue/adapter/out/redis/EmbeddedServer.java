package io.emprops.queue.adapter.out.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import redis.embedded.RedisServer;

/** A Redis of its own process, which keeps all in a folder of its own, as in production. */
final class EmbeddedServer {
  private EmbeddedServer() {}

  /** Starts it; what it is told beside that are lines of its configuration. */
  static RedisServer start(int port, List<String> settings) {
    try {
      var builder =
          RedisServer.builder()
              .port(port)
              .setting("bind 127.0.0.1")
              .setting("dir " + Files.createTempDirectory("test-redis"))
              .setting("appendonly yes")
              .setting("save \"\"");
      settings.forEach(builder::setting);
      RedisServer server = builder.build();
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start Redis", e);
    }
  }
}

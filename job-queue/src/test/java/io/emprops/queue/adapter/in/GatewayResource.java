package io.emprops.queue.adapter.in;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import redis.embedded.RedisServer;

/** What a gateway needs to run: Redis and the public key of open-api. */
public final class GatewayResource implements QuarkusTestResourceLifecycleManager {
  private Optional<RedisServer> server = Optional.empty();

  @Override
  public Map<String, String> start() {
    try {
      Path folder = Files.createTempDirectory("gateway-test");
      int port = freePort();
      RedisServer redis =
          RedisServer.builder()
              .port(port)
              .setting("bind 127.0.0.1")
              .setting("dir " + folder)
              .setting("appendonly yes")
              .build();
      redis.start();
      server = Optional.of(redis);
      return Map.of(
          "quarkus.redis.hosts",
          "redis://127.0.0.1:" + port,
          "mp.jwt.verify.publickey.location",
          TestTokens.create(folder).publicKey(),
          "test.keys",
          folder.toString(),
          "emp.roles",
          "gateway");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start Redis", e);
    }
  }

  @Override
  public void stop() {
    server.ifPresent(RedisServer::stop);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}

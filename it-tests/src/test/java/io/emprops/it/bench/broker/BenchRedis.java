package io.emprops.it.bench.broker;

import io.emprops.it.bench.run.BenchFailure;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import redis.embedded.RedisExecProvider;
import redis.embedded.RedisServer;
import redis.embedded.util.OS;

/**
 * A real Redis for one run, which writes its changes down as one in production does: the installed
 * one, as a distribution builds it, or else the embedded one. The latter stands on the C library's
 * allocator, and takes about a third more of a processor for the same work.
 */
public final class BenchRedis implements AutoCloseable {
  private final RedisServer server;
  private final Path folder;
  private final int port;

  private BenchRedis(RedisServer server, Path folder, int port) {
    this.server = server;
    this.folder = folder;
    this.port = port;
  }

  /** Starts one on any free port, with a folder of its own below the given one. */
  public static BenchRedis start(Path work) {
    return start(work, List.of());
  }

  /** The same with further lines of its configuration. */
  public static BenchRedis start(Path work, List<String> settings) {
    try {
      Path folder = Files.createTempDirectory(Files.createDirectories(work), "redis");
      int port = freePort();
      var builder =
          RedisServer.builder()
              .redisExecProvider(executable())
              .port(port)
              .setting("bind 127.0.0.1")
              .setting("dir " + folder)
              .setting("appendonly yes")
              .setting("appendfsync everysec")
              .setting("maxmemory-policy noeviction")
              // Writing the file anew takes a processor's time, at any moment.
              .setting("auto-aof-rewrite-percentage 0")
              .setting("save \"\"");
      settings.forEach(builder::setting);
      RedisServer server = builder.build();
      server.start();
      return new BenchRedis(server, folder, port);
    } catch (IOException e) {
      throw new BenchFailure("Redis cannot be started: " + e.getMessage(), e);
    }
  }

  private static RedisExecProvider executable() {
    var provider = RedisExecProvider.defaultProvider();
    installed().ifPresent(path -> provider.override(OS.UNIX, path.toString()));
    return provider;
  }

  private static Optional<Path> installed() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, "redis-server"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Where it listens, on the loopback address. */
  public int port() {
    return port;
  }

  @Override
  public void close() {
    try {
      server.stop();
      // It may have written gigabytes down.
      delete(folder);
    } catch (IOException e) {
      throw new BenchFailure("Redis cannot be stopped: " + e.getMessage(), e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> below = Files.walk(folder)) {
      for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}

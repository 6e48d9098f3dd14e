package io.emprops.it.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Where the parts of a stack listen, all on the loopback address. */
public record StackPorts(int base) {
  /** How many follow each other. */
  public static final int COUNT = 6;

  // Below the range from which systems hand out ports by themselves.
  private static final int LOWEST_FREE = 15_000;
  private static final int HIGHEST_FREE = 32_000;

  static final String HOST = "127.0.0.1";

  /**
   * As many as a stack has, that nobody uses at the moment. They start at a random place, so that
   * builds that run at the same time rarely meet.
   */
  public static StackPorts free() {
    var random = new Random();
    for (int attempt = 0; attempt < 1_000; attempt++) {
      int base = random.nextInt(LOWEST_FREE, HIGHEST_FREE);
      if (IntStream.range(base, base + COUNT).allMatch(StackPorts::isFree)) {
        return new StackPorts(base);
      }
    }
    throw new StackFailure("no %d free ports in a row".formatted(COUNT));
  }

  /** open-api. */
  public int api() {
    return base;
  }

  /** job-queue. */
  public int queue() {
    return base + 1;
  }

  /** interface-ui. */
  public int ui() {
    return base + 2;
  }

  /** PostgreSQL. */
  public int postgres() {
    return base + 3;
  }

  /** Redis. */
  public int redis() {
    return base + 4;
  }

  /** The stand-ins for the providers. */
  public int providers() {
    return base + 5;
  }

  /** A service's root address. */
  static String url(int port) {
    return "http://" + HOST + ":" + port;
  }

  /**
   * Finds out that nobody else listens.
   *
   * @throws StackFailure naming the port and what it is for
   */
  void requireFree(StackOptions options) {
    Map<String, Integer> needed = new LinkedHashMap<>();
    needed.put("open-api", api());
    needed.put("job-queue", queue());
    needed.put("interface-ui", ui());
    if (options.postgres().isEmpty()) {
      needed.put("PostgreSQL", postgres());
    }
    if (options.redis().isEmpty()) {
      needed.put("Redis", redis());
    }
    if (options.fakeProviders()) {
      needed.put("fake providers", providers());
    }
    needed.forEach(
        (who, port) -> {
          if (!isFree(port)) {
            throw new StackFailure(
                "port %d (%s) is taken by another program: stop it, or choose other ports with --port-base N"
                    .formatted(port, who));
          }
        });
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}

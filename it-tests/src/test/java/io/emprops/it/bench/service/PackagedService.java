package io.emprops.it.bench.service;

import io.emprops.it.bench.run.BenchFailure;
import io.emprops.it.stack.Packaging;
import io.emprops.it.stack.StackFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A packaged service as a process of its own, on a port of its own, with its log. */
public final class PackagedService implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofSeconds(90);

  private final String name;
  private final Process process;
  private final int port;

  private PackagedService(String name, Process process, int port) {
    this.name = name;
    this.process = process;
    this.port = port;
  }

  /**
   * A service, what it was built as, and the project's root, where it lies.
   *
   * @param name its module
   */
  public record Build(String name, Packaging packaging, Path home) {
    private List<String> command(List<String> options) {
      try {
        return packaging.command(home, name, options);
      } catch (StackFailure e) {
        throw new BenchFailure("%s".formatted(e.getMessage()), e);
      }
    }
  }

  /**
   * Starts it and waits until it is ready.
   *
   * @param folder for its log
   * @param options of its virtual machine; an executable takes the sizes of its memory alone
   * @param environment its configuration, but for its port
   */
  public static PackagedService start(
      Build build, Path folder, List<String> options, Map<String, String> environment) {
    try {
      int port = freePort();
      var builder = new ProcessBuilder(build.command(options));
      builder.environment().putAll(environment);
      builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
      builder.directory(build.packaging().folder(build.home(), build.name()).toFile());
      builder.redirectErrorStream(true);
      builder.redirectOutput(folder.resolve(build.name() + ".log").toFile());
      var service = new PackagedService(build.name(), builder.start(), port);
      service.awaitReady();
      return service;
    } catch (IOException e) {
      throw new BenchFailure("%s cannot be started: %s".formatted(build.name(), e.getMessage()), e);
    }
  }

  /** Where it listens, on the loopback address. */
  public int port() {
    return port;
  }

  /** Its process. */
  public long pid() {
    return process.pid();
  }

  /** Processor time of all its threads since its start. */
  public double processorSeconds() {
    Duration taken =
        process
            .info()
            .totalCpuDuration()
            .orElseThrow(() -> new BenchFailure(name + " is gone, or its time is not told"));
    return taken.toNanos() / 1e9;
  }

  /** Memory that is resident, in bytes, as Linux tells it. */
  public long residentBytes() {
    try (var lines = Files.lines(Path.of("/proc/%d/status".formatted(pid())))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .map(line -> line.replaceAll("[^0-9]", ""))
          .mapToLong(kib -> Long.parseLong(kib) * 1_024)
          .findFirst()
          .orElseThrow(() -> new BenchFailure("the memory of " + name + " is not told"));
    } catch (IOException e) {
      throw new BenchFailure("the memory of " + name + " is not told", e);
    }
  }

  /** Ends it at once, as a crash would. */
  public void kill() {
    process.destroyForcibly();
    close();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitReady() {
    long end = System.nanoTime() + LONGEST_START.toNanos();
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"));
    try (HttpClient http = HttpClient.newHttpClient()) {
      while (!isReady(http, request.build())) {
        if (!process.isAlive() || System.nanoTime() > end) {
          close();
          throw new BenchFailure(name + " does not become ready");
        }
        Thread.sleep(Duration.ofMillis(100));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isReady(HttpClient http, HttpRequest request) throws InterruptedException {
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException _) {
      // It does not listen yet.
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}

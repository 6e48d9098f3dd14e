package io.emprops.it.bench.service;

import io.emprops.it.bench.run.BenchFailure;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A packaged service as a process of its own, on a port of its own, with its log. */
public final class PackagedService implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofSeconds(90);
  private static final String JAR = "quarkus-run.jar";

  private final String name;
  private final Process process;
  private final int port;

  private PackagedService(String name, Process process, int port) {
    this.name = name;
    this.process = process;
    this.port = port;
  }

  /**
   * Starts it and waits until it is ready.
   *
   * @param app the folder that the build has packaged it in
   * @param folder for its log
   * @param options of its virtual machine
   * @param environment its configuration, but for its port
   */
  public static PackagedService start(
      String name, Path app, Path folder, List<String> options, Map<String, String> environment) {
    if (!Files.exists(app.resolve(JAR))) {
      throw new BenchFailure("%s is not built: there is nothing in %s".formatted(name, app));
    }
    try {
      int port = freePort();
      var builder = new ProcessBuilder(command(options));
      builder.environment().putAll(environment);
      builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
      builder.directory(app.toFile());
      builder.redirectErrorStream(true);
      builder.redirectOutput(folder.resolve(name + ".log").toFile());
      var service = new PackagedService(name, builder.start(), port);
      service.awaitReady();
      return service;
    } catch (IOException e) {
      throw new BenchFailure("%s cannot be started: %s".formatted(name, e.getMessage()), e);
    }
  }

  private static List<String> command(List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-jar", JAR));
    return command;
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

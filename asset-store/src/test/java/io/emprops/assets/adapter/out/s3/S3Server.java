package io.emprops.assets.adapter.out.s3;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server that speaks S3, in a process of its own on a free port, which checks signatures. */
final class S3Server implements AutoCloseable {
  static final S3Access.Keys KEYS = new S3Access.Keys("test-access", "test-secret");

  private static final Pattern STARTED =
      Pattern.compile("ServerConnector.*\\{127\\.0\\.0\\.1:(\\d+)}");

  private final Process process;
  private final URI endpoint;

  private S3Server(Process process, URI endpoint) {
    this.process = process;
    this.endpoint = endpoint;
  }

  static S3Server start(Path folder) {
    try {
      Path settings = folder.resolve("server.conf");
      Files.createDirectories(folder.resolve("data"));
      Files.writeString(
          settings,
          """
          s3proxy.endpoint=http://127.0.0.1:0
          s3proxy.authorization=aws-v2-or-v4
          s3proxy.identity=%s
          s3proxy.credential=%s
          jclouds.provider=filesystem-nio2
          jclouds.identity=unused
          jclouds.credential=unused
          jclouds.filesystem.basedir=%s
          """
              .formatted(KEYS.access(), KEYS.secret(), folder.resolve("data")));
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx128m",
                  "-jar",
                  Path.of("target/s3-server/s3proxy-jar-with-dependencies.jar").toString(),
                  "--properties",
                  settings.toString())
              .redirectErrorStream(true)
              .start();
      return new S3Server(process, URI.create("http://127.0.0.1:" + port(process)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String port(Process process) throws IOException {
    var said = new StringBuilder();
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    for (Optional<String> line = next(lines); line.isPresent(); line = next(lines)) {
      said.append(line.get()).append('\n');
      Matcher started = STARTED.matcher(line.get());
      if (started.find()) {
        Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {}));
        return started.group(1);
      }
    }
    throw new IllegalStateException("the server did not start:\n" + said);
  }

  private static Optional<String> next(BufferedReader lines) throws IOException {
    return Optional.ofNullable(lines.readLine());
  }

  URI endpoint() {
    return endpoint;
  }

  @Override
  public void close() {
    process.destroy();
  }
}

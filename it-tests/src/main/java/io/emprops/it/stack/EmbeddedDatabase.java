package io.emprops.it.stack;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** A real PostgreSQL from a Maven artifact, with durable settings, its data kept over restarts. */
final class EmbeddedDatabase {
  private static final String NAME = "emprops";
  private static final Duration GRACE = Duration.ofSeconds(20);

  private final EmbeddedPostgres server;
  private final DataFolder data;

  private EmbeddedDatabase(EmbeddedPostgres server, DataFolder data) {
    this.server = server;
    this.data = data;
  }

  /**
   * Starts it.
   *
   * @throws StackFailure when its data is damaged, or it does not start
   */
  static EmbeddedDatabase start(DataFolder data, int port) {
    endLeftover(data);
    requireWholeData(data);
    try {
      Redirect log = Redirect.appendTo(data.log("postgres").toFile());
      var server =
          EmbeddedPostgres.builder()
              .setDataDirectory(data.file("pg"))
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(false)
              .setOverrideWorkingDirectory(data.file("bin").toFile())
              .setPort(port)
              .setOutputRedirector(log)
              .setErrorRedirector(log)
              .setPGStartupWait(Duration.ofMinutes(1))
              // The library's defaults trade durability for speed; an accepted job must stay.
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("full_page_writes", "on")
              .setServerConfig("listen_addresses", StackPorts.HOST)
              .start();
      createDatabase(server);
      data.writePrivately("pg.initialised", "");
      return new EmbeddedDatabase(server, data);
    } catch (IOException | SQLException | IllegalStateException e) {
      throw new StackFailure(
          "PostgreSQL cannot be started (%s) — see %s"
              .formatted(e.getMessage(), data.log("postgres")),
          e);
    }
  }

  String jdbcUrl() {
    return jdbcUrl(port());
  }

  /** The same, for somebody who gets there by another port. */
  String jdbcUrl(int port) {
    // The account stands in the address, as it may in that of a server which --postgres names.
    return "jdbc:postgresql://%s:%d/%s?user=postgres".formatted(StackPorts.HOST, port, NAME);
  }

  int port() {
    return server.getPort();
  }

  ProcessHandle process() {
    return postmaster(data).orElseThrow(() -> new StackFailure("PostgreSQL has no process"));
  }

  void stop() {
    Optional<ProcessHandle> postmaster = postmaster(data);
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException("stopping PostgreSQL", e);
    } finally {
      postmaster.ifPresent(process -> ProcessLedger.end(process, GRACE));
    }
  }

  private static void createDatabase(EmbeddedPostgres server) throws SQLException {
    try (var connection = server.getPostgresDatabase().getConnection();
        var find = connection.prepareStatement("select 1 from pg_database where datname = ?");
        var create = connection.createStatement()) {
      find.setString(1, NAME);
      if (!find.executeQuery().next()) {
        create.execute("create database emprops");
      }
    }
  }

  /**
   * A folder that was never served from holds nothing to lose: initdb was cut off, so begin anew.
   */
  private static void requireWholeData(DataFolder data) {
    Path folder = data.file("pg");
    boolean served = Files.exists(data.file("pg.initialised"));
    if (!served && Files.exists(folder)) {
      data.deleteFolder("pg");
    }
    if (served && !Files.exists(folder.resolve("PG_VERSION"))) {
      throw new StackFailure(
          "the data folder %s is damaged: pg/PG_VERSION is missing; restore it from a copy, or choose another with --data DIR"
              .formatted(data.root()));
    }
  }

  static void endLeftover(DataFolder data) {
    postmaster(data).ifPresent(process -> ProcessLedger.end(process, GRACE));
  }

  private static Optional<ProcessHandle> postmaster(DataFolder data) {
    Path file = data.file("pg/postmaster.pid");
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      var lines = Files.readAllLines(file);
      if (lines.size() < 3) {
        return Optional.empty();
      }
      long begun = Long.parseLong(lines.get(2).strip());
      return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
          .filter(process -> isSame(process, begun));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Process ids are used again: the file's start time must be the process's, give or take. */
  private static boolean isSame(ProcessHandle process, long begunSeconds) {
    return process
        .info()
        .startInstant()
        .map(start -> Math.abs(start.getEpochSecond() - begunSeconds) <= 10)
        .orElse(false);
  }
}

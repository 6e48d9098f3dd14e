package io.emprops.queue.adapter.out.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A versioned library of Redis functions, one resource for each.
 *
 * @param name as Redis knows it
 * @param folder of the resources
 * @param files in the order in which they are joined
 */
record FunctionLibrary(String name, String folder, List<String> files) {
  /** Jobs: their lanes, leases, clocks and events. */
  static final FunctionLibrary JOBS =
      new FunctionLibrary(
          "jobs_v1",
          "jobs",
          List.of(
              "shared/base",
              "shared/state",
              "shared/unit",
              "shared/sets",
              "shared/ranked",
              "shared/events",
              "shared/shares",
              "shared/classes",
              "shared/lanes",
              "shared/starts",
              "shared/told",
              "shared/budgets",
              "shared/gates",
              "shared/course",
              "shared/choice",
              "shared/close",
              "submit",
              "claim",
              "classes",
              "judged",
              "renew",
              "report",
              "held",
              "complete",
              "learn",
              "fail",
              "release",
              "cancel",
              "reap",
              "ack",
              "unknown",
              "state",
              "waiting",
              "openings",
              "standing",
              "stats",
              "gate",
              "limit",
              "budget",
              "budgets",
              "weight",
              "read_log",
              "read_events"));

  /** Workers and their signs of life. */
  static final FunctionLibrary WORKERS =
      new FunctionLibrary(
          "workers_v1",
          "workers",
          List.of(
              "shared/life",
              "seen",
              "forget",
              "live",
              "pulling",
              "offers",
              "order",
              "ordered",
              "revoke",
              "revoked"));

  /** All that this release calls. */
  static final List<FunctionLibrary> ALL = List.of(JOBS, WORKERS);

  FunctionLibrary {
    files = List.copyOf(files);
  }

  /** The library's code as FUNCTION LOAD takes it. */
  String code() {
    return files.stream()
        .map(this::part)
        .collect(Collectors.joining("\n", "#!lua name=" + name + "\n", ""));
  }

  /** Only what is shared is known beyond its file: Lua has room for so many names and no more. */
  private String part(String file) {
    String lua = read(file);
    return file.startsWith("shared/") ? lua : "do\n" + lua + "end\n";
  }

  private String read(String file) {
    String path = "/redis/functions/%s/%s.lua".formatted(folder, file);
    try (InputStream in = FunctionLibrary.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("resource is missing: " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }
}

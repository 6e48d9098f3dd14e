package io.emprops.template.fuzz;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.template.Limits;
import io.emprops.template.TemplateCompiler;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs each hostile case in a JVM of its own with 64 MiB, and tells its time and memory. */
final class HostileBench {
  private static final int MOST_MILLIS = 1_000;
  private static final int LONGEST_SECONDS = 120;
  private static final int MEBIBYTE = 1 << 20;
  private static final String WARM_UP =
      HostileCase.document(
          "{\"$each\":\"l\",\"do\":\"{{size(t) + item}}\"}",
          "{\"l\":{\"type\":\"list\"},\"t\":{\"type\":\"text\",\"pattern\":\"a\"}}");

  private HostileBench() {}

  /** Without arguments all cases; else the one of that name, in this JVM. */
  public static void main(String[] arguments) throws Exception {
    List<HostileCase> all = HostileCase.all().toList();
    if (arguments.length == 0) {
      System.exit(table(all, System.out) ? 0 : 1);
    }
    HostileCase one =
        all.stream().filter(each -> each.name().equals(arguments[0])).findFirst().orElseThrow();
    System.out.println("RESULT " + measure(one));
  }

  private static boolean table(List<HostileCase> all, PrintStream out) throws Exception {
    boolean isFine = true;
    out.printf(Locale.ROOT, "%-36s %8s %8s  %s%n", "case", "ms", "MiB", "ends in");
    for (HostileCase one : all) {
      String[] result = inChild(one.name()).split(" ", 3);
      boolean isOver = result[0].equals("failed") || Long.parseLong(result[0]) > MOST_MILLIS;
      boolean isOther = !isOver && !one.code().equals("*") && !one.code().equals(result[2]);
      isFine &= !isOver && !isOther;
      out.printf(
          Locale.ROOT,
          "%-36s %8s %8s  %s%s%n",
          one.name(),
          result[0],
          result[1],
          result[2],
          isOver ? "   OVER" : isOther ? "   NOT " + one.code() : "");
    }
    return isFine;
  }

  private static String inChild(String name) throws IOException, InterruptedException {
    Path output = Files.createTempFile("hostile", ".txt");
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                HostileBench.class.getName(),
                name)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!child.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      child.destroyForcibly().waitFor();
    }
    try (Stream<String> lines = Files.lines(output)) {
      List<String> all = lines.toList();
      return all.stream()
          .filter(line -> line.startsWith("RESULT "))
          .findFirst()
          .map(line -> line.substring(7))
          .orElseGet(() -> "failed - " + String.join("; ", all).replace(' ', '_'));
    } finally {
      Files.delete(output);
    }
  }

  /** Milliseconds, the most mebibytes of heap, and the codes. */
  private static String measure(HostileCase one) {
    var compiler = new TemplateCompiler(Limits.standard());
    HostileCase.run(compiler, WARM_UP, JsonValue.emptyObject());
    String source = one.source().get();
    var inputs = one.inputs().get();
    System.gc();
    heap().forEach(MemoryPoolMXBean::resetPeakUsage);
    long first = millis(compiler, source, inputs);
    // What the JVM takes to warm up is not the engine's.
    long millis = Math.min(first, millis(compiler, source, inputs));
    var codes = HostileCase.run(compiler, source, inputs);
    long peak = heap().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    return "%d %d %s".formatted(millis, peak / MEBIBYTE, String.join(",", codes));
  }

  /** As a caller sees it; the JVM's own compiler works beside it. */
  private static long millis(TemplateCompiler compiler, String source, JsonObject inputs) {
    long start = System.nanoTime();
    HostileCase.run(compiler, source, inputs);
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }

  private static Stream<MemoryPoolMXBean> heap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP);
  }
}

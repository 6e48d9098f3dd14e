package io.emprops.template.fuzz;

import io.emprops.template.fuzz.FuzzRun.Finding;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Fuzzes the engine for some minutes: {@code --minutes N --seed S --out FOLDER}. */
final class Fuzz {
  private static final int MOST_FINDINGS = 50;
  private static final int STACK_BYTES = 1 << 20;

  private final Path folder;
  private final PrintStream out;
  private final Map<String, Integer> findings = new HashMap<>();

  private Fuzz(Path folder, PrintStream out) {
    this.folder = folder;
    this.out = out;
  }

  /** Exits with 1 if anything was found. */
  public static void main(String[] arguments) throws Exception {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      options.put(arguments[i], arguments[i + 1]);
    }
    Duration time = Duration.ofMinutes(Long.parseLong(options.getOrDefault("--minutes", "1")));
    long seed = Long.parseLong(options.getOrDefault("--seed", "1"));
    Path folder = Files.createDirectories(Path.of(options.getOrDefault("--out", "target/fuzz")));
    var fuzz = new Fuzz(folder, System.out);
    boolean[] isClean = {false};
    // A thread with the stack of a server's, whatever the main one has.
    var thread = new Thread(null, () -> isClean[0] = fuzz.run(time, seed), "fuzz", STACK_BYTES);
    thread.start();
    thread.join();
    System.exit(isClean[0] ? 0 : 1);
  }

  private boolean run(Duration time, long seed) {
    List<RandomDocument> corpus = new ArrayList<>(Corpus.cases());
    corpus.addAll(Corpus.kept());
    var run = new FuzzRun(seed, corpus);
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end && findings.size() < MOST_FINDINGS) {
      run.next().ifPresent(this::note);
      if (run.tried() % 100_000 == 0) {
        tell(run);
      }
    }
    write("new.json", Corpus.write(run.fresh().stream()));
    tell(run);
    return findings.isEmpty();
  }

  private void tell(FuzzRun run) {
    out.printf(
        "%,d documents, %d different ends, %d of them new, %d kinds of findings%n",
        run.tried(), run.ends(), run.fresh().size(), findings.size());
  }

  /** Writes the first of each kind: what was thrown, and where in the engine. */
  private void note(Finding finding) {
    String kind = finding.cause().map(Fuzz::kind).orElse("slow");
    if (findings.merge(kind, 1, Integer::sum) == 1) {
      String name = "finding-%d.json".formatted(findings.size());
      write(name, Corpus.write(Stream.of(finding.document())));
      write(name.replace("json", "txt"), kind + "\n" + finding.cause().map(Fuzz::trace).orElse(""));
      out.printf("%s: %s (%d ms)%n", name, kind, finding.millis());
    }
  }

  private static String kind(Throwable cause) {
    Optional<StackTraceElement> place =
        Stream.of(cause.getStackTrace())
            .filter(frame -> frame.getClassName().startsWith("io.emprops"))
            .findFirst();
    return cause.getClass().getSimpleName() + " at " + place.map(Object::toString).orElse("?");
  }

  private static String trace(Throwable cause) {
    var text = new StringWriter();
    cause.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private void write(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

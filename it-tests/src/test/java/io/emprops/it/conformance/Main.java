package io.emprops.it.conformance;

import io.emprops.it.conformance.Requirement.Verdict;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command of {@code scripts/worker-conformance}. */
@Command(
    name = "scripts/worker-conformance",
    description = "Holds a worker against the worker protocol.",
    mixinStandardHelpOptions = true)
public final class Main implements Callable<Integer> {
  @Option(names = "--transport", description = "websocket, http or both", defaultValue = "both")
  private String transport = "both";

  @Option(names = "--only", description = "only requirements with these words", defaultValue = "")
  private String only = "";

  @Option(names = "--home", description = "the project's root", required = true, hidden = true)
  private Path home = Path.of("");

  @Option(names = "--in", description = "where the command is run", defaultValue = ".")
  private Path folder = Path.of("");

  @Parameters(arity = "1..*", paramLabel = "COMMAND", description = "how the worker is started")
  private List<String> command = new ArrayList<>();

  Main() {}

  /** Ends with 0 if all is met, 1 if not, 2 if it was called wrongly. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Main()).setStopAtPositional(true).execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    List<String> transports =
        transport.equals("both") ? List.of("websocket", "http") : List.of(transport);
    Path work = Files.createDirectories(home.resolve("target/worker-conformance"));
    Path log = Files.createTempFile(work, "worker", ".log");
    boolean met = true;
    for (String each : transports) {
      out.printf("%n── %s, over %s%n", String.join(" ", command), each);
      try (Grounds grounds = Grounds.prepare(home, work)) {
        List<Verdict> verdicts =
            ConformanceRun.of(
                new Trial.Candidate(command, folder.toAbsolutePath()),
                each,
                grounds,
                log,
                only,
                verdict -> out.println(line(verdict)));
        long unmet = verdicts.stream().filter(verdict -> !verdict.isMet()).count();
        out.printf("%d met, %d not%n", verdicts.size() - unmet, unmet);
        met &= unmet == 0 && !verdicts.isEmpty();
      }
    }
    out.printf("What the worker printed stands in %s%n", log);
    return met ? 0 : 1;
  }

  /** One line of the table. */
  static String line(Verdict verdict) {
    return "%-7s %6.1f s  %s%s"
        .formatted(
            verdict.isMet() ? "met" : "NOT MET",
            verdict.millis() / 1_000.0,
            verdict.name(),
            verdict.isMet() ? "" : ": " + verdict.fault());
  }
}

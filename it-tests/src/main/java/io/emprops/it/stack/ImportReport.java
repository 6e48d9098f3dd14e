package io.emprops.it.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What became of each job: a line of JSON for each in a file, and counts by reason. */
final class ImportReport implements AutoCloseable {
  private static final String NOT_TAKEN = "not-taken";
  private static final int EXAMPLES = 3;
  private static final int LONGEST_EXAMPLE = 60;

  private final @Nullable BufferedWriter file;
  private final Map<String, List<String>> examples = new TreeMap<>();
  private final Map<String, Integer> outcomes = new TreeMap<>();
  private final Map<String, Integer> reasons = new TreeMap<>();

  private ImportReport(@Nullable BufferedWriter file) {
    this.file = file;
  }

  /** Begins one; what the file held before is gone. */
  static ImportReport open(Optional<Path> path) {
    try {
      return new ImportReport(path.isPresent() ? Files.newBufferedWriter(path.get()) : null);
    } catch (IOException e) {
      throw new StackFailure("the report %s cannot be written".formatted(path.orElseThrow()), e);
    }
  }

  /** Adds what open-api said of a job, or what is said of one that it was not asked about. */
  void add(JsonNode verdict) {
    String outcome = verdict.path("outcome").asText();
    outcomes.merge(outcome, 1, Integer::sum);
    if (outcome.equals(NOT_TAKEN)) {
      String reason = verdict.path("reason").asText();
      reasons.merge(reason, 1, Integer::sum);
      List<String> some = examples.computeIfAbsent(reason, _ -> new ArrayList<>());
      if (some.size() < EXAMPLES) {
        some.add(shown(verdict.path("id").asText()));
      }
    }
    write(verdict.toString());
  }

  /** An id from outside must not steer the terminal. */
  private static String shown(String id) {
    String plain = id.replaceAll("\\p{C}", "?");
    return plain.length() > LONGEST_EXAMPLE ? plain.substring(0, LONGEST_EXAMPLE) + "…" : plain;
  }

  boolean isAllTaken() {
    return !outcomes.containsKey(NOT_TAKEN);
  }

  /** Prints how many jobs there are of each outcome, and of each reason. */
  void summarize(Progress progress) {
    outcomes.forEach((outcome, count) -> progress.line("  %-26s %8d".formatted(outcome, count)));
    reasons.forEach(
        (reason, count) ->
            progress.line(
                "    %-24s %8d   %s%s"
                    .formatted(
                        reason,
                        count,
                        String.join(", ", examples.getOrDefault(reason, List.of())),
                        count > EXAMPLES ? ", …" : "")));
  }

  private void write(String line) {
    if (file == null) {
      return;
    }
    try {
      file.write(line);
      file.write('\n');
    } catch (IOException e) {
      throw new StackFailure("the report cannot be written: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    if (file == null) {
      return;
    }
    try {
      file.close();
    } catch (IOException e) {
      throw new StackFailure("the report cannot be written: " + e.getMessage(), e);
    }
  }
}

package io.emprops.it.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.worker.WorkerMessage;
import io.emprops.it.conformance.ConformanceRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class WorkerConformancePageTest {
  private static final Path PAGE = Path.of("../docs/architecture/worker-conformance.md");

  @Test
  void listsWhatTheProgramHoldsWorkersTo() throws IOException {
    List<String> rows =
        Files.readAllLines(PAGE).stream()
            .dropWhile(line -> !line.equals("| It |"))
            .skip(2)
            .takeWhile(line -> line.startsWith("| "))
            .map(line -> line.substring(2, line.length() - 2))
            .toList();

    assertThat(rows).isEqualTo(ConformanceRun.requirementNames());
  }

  @Test
  void saysRightlyThatNoMessageOfAWorkerHoldsATimeOfDay() {
    Stream<Class<?>> messages =
        Arrays.stream(WorkerMessage.class.getPermittedSubclasses()).filter(Class::isRecord);

    assertThat(messages.flatMap(message -> Arrays.stream(message.getRecordComponents())))
        .noneMatch(part -> Temporal.class.isAssignableFrom(part.getType()));
  }
}

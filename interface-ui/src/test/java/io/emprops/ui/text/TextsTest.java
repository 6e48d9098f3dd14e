package io.emprops.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextsTest {
  private static final Pattern LITERAL_KEY =
      Pattern.compile("\\btext\\(\\s*\"([a-z][^\"]*[^.\"])\"");

  @Test
  void hasATextForEachKeyInTheCode() throws IOException {
    Set<String> used = new TreeSet<>();

    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        LITERAL_KEY.matcher(Files.readString(file)).results().forEach(m -> used.add(m.group(1)));
      }
    }

    assertThat(used).hasSizeGreaterThan(50);
    assertThat(ResourceBundle.getBundle("io.emprops.ui.text.texts").keySet()).containsAll(used);
  }

  @ParameterizedTest
  @EnumSource(JobStatus.class)
  void namesEachState(JobStatus status) {
    assertThat(Texts.text("status." + status.wire())).doesNotStartWith("status.");
  }

  @ParameterizedTest
  @EnumSource(FailureClass.class)
  void explainsEachFailureAndSaysWhatToDo(FailureClass failure) {
    assertThat(Texts.text("failure." + failure.wire())).doesNotStartWith("failure.");
    assertThat(Texts.text("failure." + failure.wire() + ".todo")).doesNotStartWith("failure.");
  }

  @Test
  void putsArgumentsInAndChoosesTheNumber() {
    assertThat(Texts.text("editor.problems", 1, 0)).isEqualTo("1 error, no warnings");
    assertThat(Texts.text("failure.auth_error.todo")).contains("provider's key");
  }

  @Test
  void tellsTimesAsPeopleDo() {
    var now = Instant.parse("2026-11-24T02:00:00Z");

    assertThat(Times.ago(now.minusSeconds(30), now)).isEqualTo("just now");
    assertThat(Times.ago(now.minusSeconds(61), now)).isEqualTo("a minute ago");
    assertThat(Times.ago(now.minus(Duration.ofHours(5)), now)).isEqualTo("5 hours ago");
    assertThat(Times.ago(now.minus(Duration.ofDays(1)), now)).isEqualTo("yesterday");
    assertThat(Times.took(Duration.ofMillis(340))).isEqualTo("340 ms");
    assertThat(Times.took(Duration.ofSeconds(185))).isEqualTo("3 min 5 s");
  }
}

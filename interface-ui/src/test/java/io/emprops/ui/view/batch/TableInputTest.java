package io.emprops.ui.view.batch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableInputTest {
  private int changes;
  private final TableInput input = new TableInput(() -> changes++);

  @Test
  void takesWhatCameLast() {
    input.give("name\nAda\n");
    input.take("people.csv", "name\nAlan\n".getBytes(UTF_8));

    assertThat(input.table()).contains(GivenTable.of("people.csv", "name\nAlan\n"));
    assertThat(input.pasted.isEmpty()).isTrue();
    input.give("name\nEve\n");
    assertThat(input.table().orElseThrow().table().text()).isEqualTo("name\nEve\n");
    assertThat(changes).isEqualTo(3);
  }

  @Test
  void refusesAFileThatIsNotUtf8AndForgetsTheOneBefore() {
    input.give("name\nAda\n");

    input.take("old.csv", "name\nJosé\n".getBytes(ISO_8859_1));

    assertThat(input.table()).isEmpty();
    assertThat(input.pasted.getErrorMessage()).contains("old.csv").contains("UTF-8");
  }

  @Test
  void takesNothingFromAnEmptyFile() {
    input.take("empty.csv", new byte[0]);

    assertThat(input.table()).isEmpty();
    assertThat(input.pasted.isInvalid()).isTrue();
  }

  @Test
  void takesAComplaintBackOnceThereIsAnotherTable() {
    input.complain("wrong");

    input.give("name\nAda\n");

    assertThat(input.pasted.isInvalid()).isFalse();
  }
}

package io.emprops.ui.view.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.batch.BatchCheck;
import io.emprops.core.batch.port.in.StartBatch.OnRowError;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StartPaneTest {
  private final StartPane pane = new StartPane(() -> {});

  @Test
  void startsNothingBeforeTheTableIsChecked() {
    pane.show(Optional.empty());

    assertThat(pane.start.isVisible()).isFalse();
    assertThat(pane.choice()).isEmpty();
  }

  @Test
  void startsAFineTableAsItIs() {
    pane.show(check(3, 0));

    assertThat(pane.choice()).contains(OnRowError.STOP);
    assertThat(pane.skip.isVisible()).isFalse();
    assertThat(pane.start.getText()).isEqualTo("Start 3 runs");
  }

  @Test
  void leavesFaultyRowsOutOnlyWhereThatIsSaid() {
    pane.show(check(3, 1));

    assertThat(pane.choice()).isEmpty();
    assertThat(pane.skip.isInvalid()).isTrue();
    pane.skip.setValue(true);
    assertThat(pane.skip.isInvalid()).isFalse();
    assertThat(pane.choice()).contains(OnRowError.SKIP);
    assertThat(pane.start.getText()).isEqualTo("Start 2 runs");
  }

  @Test
  void offersNoStartWhereNoRowIsGood() {
    pane.show(check(2, 2));

    assertThat(pane.start.isVisible()).isFalse();
    assertThat(pane.choice()).isEmpty();
  }

  @Test
  void complainsAboutAPriorityAtItsField() {
    pane.show(check(1, 0));
    pane.priority.setValue(101);

    assertThat(pane.choice()).isEmpty();
    assertThat(pane.priority.getErrorMessage()).contains("100");
    pane.priority.setValue(100);
    assertThat(pane.choice()).isPresent();
    assertThat(pane.priority()).hasValue(100);
  }

  @Test
  void makesAnotherRequestOfAnotherWish() {
    pane.show(check(3, 1));
    String first = pane.attempt();

    pane.skip.setValue(true);

    assertThat(pane.attempt()).isNotEqualTo(first);
  }

  @Test
  void forgetsAChoiceForAnotherTable() {
    pane.show(check(3, 1));
    pane.skip.setValue(true);

    pane.show(check(5, 2));

    assertThat(pane.skip.getValue()).isFalse();
    assertThat(pane.skip.getLabel()).contains("2 rows");
  }

  private static Optional<BatchCheck> check(int rows, int refused) {
    return Optional.of(new BatchCheck(rows, refused, refused, List.of()));
  }
}

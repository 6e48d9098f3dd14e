package io.emprops.ui.view.budget;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import io.emprops.core.budget.Budget;
import io.emprops.core.budget.BudgetFigures;
import io.emprops.core.budget.BudgetId;
import io.emprops.core.budget.BudgetLimit;
import io.emprops.core.budget.BudgetPeriod;
import io.emprops.core.budget.BudgetReport;
import io.emprops.core.budget.BudgetScope;
import io.emprops.core.budget.BudgetWish;
import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.UserId;
import io.emprops.core.job.Expense;
import io.emprops.core.job.JobType;
import io.emprops.ui.session.LocalUi;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BudgetDialogTest {
  private static final Budget NOW =
      new Budget(
          new BudgetId("01HZX3V6QK8M2N4P5R7S9T1W3A"),
          new OrganisationId("acme"),
          new BudgetWish(
              "Chat",
              new BudgetScope.OfJobType(new JobType("openai_chat")),
              BudgetPeriod.DAY,
              new BudgetLimit(2_500_000L, 7L)),
          Instant.EPOCH,
          new UserId("ada"));

  /** Vaadin only remembers weakly which one is the current one. */
  private final UI ui = new LocalUi();

  private final List<BudgetWish> kept = new ArrayList<>();

  @BeforeEach
  void open() {
    UI.setCurrent(ui);
  }

  @AfterEach
  void leave() {
    UI.setCurrent(null);
  }

  @Test
  void handsOverWhatIsTyped() {
    var dialog = new BudgetDialog(Optional.empty(), kept::add);
    dialog.name.setValue(" Chat ");
    dialog.kind.setValue("job_type");
    assertThat(dialog.of.isVisible()).isTrue();
    dialog.of.setValue("openai_chat");
    dialog.period.setValue(BudgetPeriod.DAY);
    dialog.dollars.setValue("$1,250.000001");
    dialog.tokens.setValue("1 000 000");

    assertThat(dialog.submit()).isTrue();

    assertThat(kept)
        .containsExactly(
            new BudgetWish(
                "Chat",
                new BudgetScope.OfJobType(new JobType("openai_chat")),
                BudgetPeriod.DAY,
                new BudgetLimit(1_250_000_001L, 1_000_000L)));
  }

  @Test
  void coversAllRunsInAMonthWhereNothingElseIsChosen() {
    var dialog = new BudgetDialog(Optional.empty(), kept::add);
    dialog.name.setValue("All");
    dialog.dollars.setValue("0.5");

    assertThat(dialog.of.isVisible()).isFalse();
    assertThat(dialog.submit()).isTrue();

    assertThat(kept)
        .containsExactly(
            new BudgetWish(
                "All",
                new BudgetScope.OfOrganisation(),
                BudgetPeriod.MONTH,
                BudgetLimit.ofMicroDollars(500_000)));
  }

  @Test
  void complainsAtEachFieldAndKeepsNothing() {
    var dialog = new BudgetDialog(Optional.empty(), kept::add);
    dialog.kind.setValue("workflow");
    dialog.of.setValue("my workflow");
    dialog.dollars.setValue("much");
    dialog.tokens.setValue("1.5");

    assertThat(dialog.submit()).isFalse();

    assertThat(dialog.name.isInvalid()).isTrue();
    assertThat(dialog.of.getErrorMessage()).contains("workflow");
    assertThat(dialog.dollars.isInvalid()).isTrue();
    assertThat(dialog.tokens.isInvalid()).isTrue();
    assertThat(kept).isEmpty();
  }

  @Test
  void wantsDollarsOrTokens() {
    var dialog = new BudgetDialog(Optional.empty(), kept::add);
    dialog.name.setValue("All");

    assertThat(dialog.submit()).isFalse();
    assertThat(dialog.dollars.getErrorMessage()).contains("dollars, tokens or both");

    dialog.tokens.setValue("5");
    assertThat(dialog.submit()).isTrue();
    assertThat(kept.getFirst().limit()).isEqualTo(BudgetLimit.ofTokens(5));
  }

  @Test
  void changesNameAndLimitsOfOneThatIsThere() {
    var dialog = new BudgetDialog(Optional.of(NOW), kept::add);

    assertThat(dialog.kind.isReadOnly()).isTrue();
    assertThat(dialog.of.isReadOnly()).isTrue();
    assertThat(dialog.period.isReadOnly()).isTrue();
    assertThat(dialog.dollars.getValue()).isEqualTo("2.50");
    dialog.tokens.setValue("");
    assertThat(dialog.submit()).isTrue();

    assertThat(kept.getFirst())
        .isEqualTo(NOW.wish().with("Chat", BudgetLimit.ofMicroDollars(2_500_000)));
  }

  @Test
  void itsBarTellsSpentHeldAndLeftInWordsToo() {
    var report =
        new BudgetReport(
            NOW,
            new BudgetFigures(new Expense(1_000_000, 2), new Expense(250_000, 1), 3),
            false,
            Optional.empty());

    var words = new BudgetBar(report).getElement().getTextRecursively();

    assertThat(words)
        .contains("$1.00 of $2.50 spent, $0.25 held for runs, $1.25 left")
        .contains("2 of 7 spent, 1 held for runs, 4 left")
        .contains("3 attempts told no cost")
        .contains("The queue cannot be asked");
  }
}

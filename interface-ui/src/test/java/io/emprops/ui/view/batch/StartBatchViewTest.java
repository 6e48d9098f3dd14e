package io.emprops.ui.view.batch;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import io.emprops.core.batch.BatchCheck;
import io.emprops.core.batch.port.in.StartBatch;
import io.emprops.core.batch.port.in.StartBatch.OnRowError;
import io.emprops.core.batch.port.in.StartBatchUseCase;
import io.emprops.core.batch.port.in.StartOutcome;
import io.emprops.core.identity.Principal;
import io.emprops.core.identity.UserId;
import io.emprops.core.job.BatchId;
import io.emprops.core.json.JsonValue;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.workflow.ComponentType;
import io.emprops.core.workflow.Page;
import io.emprops.core.workflow.Workflow;
import io.emprops.core.workflow.WorkflowFilter;
import io.emprops.core.workflow.WorkflowId;
import io.emprops.core.workflow.WorkflowSummary;
import io.emprops.core.workflow.port.in.FindWorkflowsQuery;
import io.emprops.ui.session.Background;
import io.emprops.ui.session.CurrentAccount;
import io.emprops.ui.session.LocalUi;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StartBatchViewTest {
  private static final String SOURCE =
      "{\"job_type\": \"simulation\", \"template\": {\"a\": \"{{name}}\"}}";

  private final BlockingQueue<StartBatch> checked = new LinkedBlockingQueue<>();
  private final BlockingQueue<StartBatch> started = new LinkedBlockingQueue<>();
  private final CurrentAccount account = new CurrentAccount();
  private final LocalUi ui = new LocalUi();
  private BatchCheck verdict = new BatchCheck(2, 0, 0, List.of());

  @BeforeEach
  void open() {
    UI.setCurrent(ui);
    signedIn(() -> ui.add(view()));
  }

  @AfterEach
  void leave() {
    UI.setCurrent(null);
  }

  @Test
  void checksATableAndStartsNothingByItself() throws InterruptedException {
    signedIn(() -> page().input.give("name\nAda\nAlan\n"));

    assertThat(ui.awaitChange()).isTrue();
    assertThat(checked.remove().table().text()).isEqualTo("name\nAda\nAlan\n");
    assertThat(page().start.start.getText()).isEqualTo("Start 2 runs");
    assertThat(started).isEmpty();
  }

  @Test
  void startsTheVersionThatWasShown() throws InterruptedException {
    signedIn(() -> page().input.give("name\nAda\nAlan\n"));
    assertThat(ui.awaitChange()).isTrue();

    signedIn(page().start.start::click);

    var command = started.poll(10, SECONDS);
    assertThat(command).isNotNull();
    assertThat(command.version()).hasValue(7);
    assertThat(command.onRowError()).isEqualTo(OnRowError.STOP);
    assertThat(command.idempotencyKey()).isPresent();
  }

  @Test
  void asksForATableAtItsField() {
    signedIn(page().start.start::click);

    assertThat(page().input.pasted.getErrorMessage()).contains("first");
    assertThat(started).isEmpty();
  }

  @Test
  void saysAtTheFieldWhyATableCannotBeRead() throws InterruptedException {
    verdict =
        BatchCheck.unreadable(
            List.of(
                Diagnostic.at("/inputs/nmae", ErrorCode.INPUT_UNKNOWN, "there is no nmae")
                    .onLine(1)));

    signedIn(() -> page().input.give("nmae\nAda\n"));

    assertThat(ui.awaitChange()).isTrue();
    assertThat(page().input.pasted.getErrorMessage()).isEqualTo("there is no nmae");
    assertThat(page().start.start.isVisible()).isFalse();
  }

  private void signedIn(Runnable task) {
    account.as(LocalUi.operator(), task).run();
  }

  private StartBatchView page() {
    return (StartBatchView) ui.getChildren().findFirst().orElseThrow();
  }

  private StartBatchView view() {
    var view =
        new StartBatchView(new OneWorkflow(), new Starting(), account, new Background(account));
    view.show(OneWorkflow.WORKFLOW);
    return view;
  }

  private final class Starting implements StartBatchUseCase {
    @Override
    public StartOutcome start(Principal caller, StartBatch command) {
      started.add(command);
      return new StartOutcome.Accepted(new BatchId("01KATXJ7V9M3Q2W8E5R6T7Y8ZA"));
    }

    @Override
    public Optional<BatchCheck> check(Principal caller, StartBatch command) {
      checked.add(command);
      return Optional.of(verdict);
    }
  }

  private static final class OneWorkflow implements FindWorkflowsQuery {
    private static final Workflow WORKFLOW =
        new Workflow(
            new WorkflowId("01JDZZZZZZZZZZZZZZZZZZZZZ0"),
            "Letters",
            "",
            ComponentType.DYNAMIC_JSON,
            "simulation",
            JsonValue.ofNull(),
            SOURCE,
            7,
            Map.of(),
            List.of(),
            new UserId("ada"),
            Instant.EPOCH,
            Instant.EPOCH,
            new UserId("ada"),
            new UserId("ada"));

    @Override
    public Optional<Workflow> find(Principal caller, WorkflowId id, OptionalInt version) {
      return Optional.of(WORKFLOW);
    }

    @Override
    public Page<WorkflowSummary> list(Principal caller, WorkflowFilter filter) {
      return new Page<>(List.of(), null);
    }
  }
}

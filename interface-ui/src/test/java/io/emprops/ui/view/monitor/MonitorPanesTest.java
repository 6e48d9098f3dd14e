package io.emprops.ui.view.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.NativeTableRow;
import io.emprops.core.identity.MachineId;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.DeadLetterGroup;
import io.emprops.core.job.ErrorSignature;
import io.emprops.core.job.FlowLimit;
import io.emprops.core.job.Gate;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobType;
import io.emprops.core.job.QueueSetting.Limited;
import io.emprops.core.job.QueueSetting.Weighed;
import io.emprops.core.job.QueueStats;
import io.emprops.core.job.QueueStats.HeldBack;
import io.emprops.core.job.QueueStats.TypeLoad;
import io.emprops.core.job.ShutGate;
import io.emprops.core.job.ShutGate.Cause;
import io.emprops.core.worker.Capabilities;
import io.emprops.core.worker.WorkerCondition;
import io.emprops.core.worker.WorkerPresence;
import io.emprops.core.worker.WorkerState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MonitorPanesTest {
  private static final Instant NOW = Instant.parse("2026-11-26T19:00:00Z");
  private static final JobType TYPE = new JobType("simulation");

  private final List<String> told = new ArrayList<>();

  @Test
  void keepsTheButtonOfAQueueWhoseNumbersChange() {
    var pane =
        new QueuePane(
            true,
            gate -> told.add("pause " + gate.wire()),
            gate -> told.add("resume " + gate.wire()));
    pane.show(stats(3), List.of());
    Button button = button(pane, "Pause");

    pane.show(stats(4), List.of());
    button.click();
    pane.show(stats(4, ShutGate.of(new Gate.OfType(TYPE), Cause.PAUSED)), List.of());
    button.click();

    assertThat(button(pane, "Resume")).isSameAs(button);
    assertThat(told).containsExactly("pause type:simulation", "resume type:simulation");
    assertThat(texts(pane)).contains("4");
  }

  @Test
  void keepsTheRowOfAWorkerThatTakesAJob() {
    var pane =
        new WorkerPane(
            new WorkerPane.Tools(
                Optional.of(worker -> told.add("drain " + worker)), Optional.empty()));
    pane.show(List.of(worker()), NOW);
    Component row = rows(pane).getFirst();
    Button button = button(pane, "Drain");

    pane.show(List.of(worker(new JobId("p0-01KATXJ7V9M3Q2W8E5R6T7Y8ZA"))), NOW);

    assertThat(rows(pane)).containsExactly(row);
    assertThat(button(pane, "Drain")).isSameAs(button);
    assertThat(texts(pane)).contains("1 of 2");
  }

  @Test
  void tellsHowAWorkerIsAndWhy() {
    var pane = new WorkerPane(new WorkerPane.Tools(Optional.empty(), Optional.empty()));
    pane.show(List.of(worker()), NOW);
    assertThat(texts(pane)).contains("Ready");

    pane.show(
        List.of(worker(new WorkerCondition(WorkerState.UNHEALTHY, "claude_api: http-401"))), NOW);

    assertThat(texts(pane)).contains("Unhealthy", "claude_api: http-401").doesNotContain("Ready");
  }

  @Test
  void keepsTheButtonsOfAnErrorThatComesAgainAndActsOnItAsItIsNow() {
    var pane =
        new DeadLetterPane(true, _ -> {}, group -> told.add(group.count() + " " + group.reason()));
    pane.show(List.of(letters(1)), NOW);
    Button button = button(pane, "Dismiss");

    pane.show(List.of(letters(2)), NOW);
    button.click();

    assertThat(button(pane, "Dismiss")).isSameAs(button);
    assertThat(told).containsExactly("2 broken");
  }

  @Test
  void tellsWhomAShutGateHoldsBack() {
    var pane = new GatePane(true, gate -> told.add("resume " + gate.wire()));

    pane.show(
        stats(
            3,
            ShutGate.of(new Gate.OfType(TYPE), Cause.PAUSED),
            ShutGate.of(new Gate.OfCustomer("acme"), Cause.PAUSED),
            ShutGate.of(new Gate.OfFlow("credential:acme/openai"), Cause.FULL)));

    assertThat(texts(pane))
        .contains(
            "3 jobs that wait",
            "all jobs of acme, 2 so far",
            "jobs of acme that use the secret openai");
    assertThat(descendants(pane).filter(Button.class::isInstance)).hasSize(2);
    pane.show(stats(3));
    assertThat(pane.isVisible()).isFalse();
  }

  @Test
  void showsWhatLimitsAndWhoWeighsAndNotWhatIsAsUsual() {
    var limits = new LimitPane(_ -> {});
    var weights = new WeightPane(_ -> {});
    limits.show(List.of(new Limited("lifted", FlowLimit.NONE)));
    weights.show(List.of(new Weighed("usual", 1)));
    assertThat(limits.empty.isVisible()).isTrue();
    assertThat(weights.empty.isVisible()).isTrue();

    limits.show(
        List.of(
            new Limited("lifted", FlowLimit.NONE),
            new Limited(
                "slow",
                new FlowLimit(OptionalInt.of(2), Optional.of(Duration.ofMillis(1500)), 3))));
    weights.show(List.of(new Weighed("acme", 2.5)));

    assertThat(texts(limits)).contains("slow", "2", "1.5 s", "3").doesNotContain("lifted");
    assertThat(texts(weights)).contains("acme", "2.5");
  }

  @Test
  void complainsAboutALimitAtEachOfItsFields() {
    var given = new ArrayList<Limited>();
    var dialog = new LimitDialog(Optional.empty(), given::add);
    dialog.key.setValue(" ");
    dialog.atOnce.setValue(0);
    dialog.every.setValue(-1);
    dialog.burst.setValue(0);

    assertThat(dialog.submit()).isFalse();

    assertThat(dialog.key.isInvalid()).isTrue();
    assertThat(dialog.atOnce.getErrorMessage()).isEqualTo("A whole number from 1");
    assertThat(dialog.every.isInvalid()).isTrue();
    assertThat(dialog.burst.isInvalid()).isTrue();
    assertThat(given).isEmpty();
  }

  @Test
  void handsOnALimitWithoutWhatIsEmpty() {
    var given = new ArrayList<Limited>();
    var dialog = new LimitDialog(Optional.empty(), given::add);
    dialog.key.setValue(" credential:acme/openai ");
    dialog.every.setValue(1500);

    assertThat(dialog.submit()).isTrue();

    assertThat(given)
        .containsExactly(
            new Limited("credential:acme/openai", FlowLimit.every(Duration.ofMillis(1500))));
  }

  @Test
  void complainsAboutAWeightThatIsNone() {
    var given = new ArrayList<Weighed>();
    var dialog = new WeightDialog(Optional.of(new Weighed("acme", 2)), given::add);
    dialog.weight.setValue(0.0);

    assertThat(dialog.submit()).isFalse();
    assertThat(dialog.weight.getErrorMessage()).contains("above 0");
    dialog.weight.clear();
    assertThat(dialog.submit()).isFalse();
    dialog.weight.setValue(0.5);
    assertThat(dialog.submit()).isTrue();

    assertThat(given).containsExactly(new Weighed("acme", 0.5));
  }

  private static QueueStats stats(long waiting, ShutGate... shut) {
    return new QueueStats(
        NOW,
        0,
        0,
        null,
        List.of(new TypeLoad(TYPE, waiting, 0)),
        List.of(shut),
        List.of(new HeldBack(new Gate.OfCustomer("acme"), 2)),
        List.of());
  }

  private static WorkerPresence worker(JobId... jobs) {
    return worker(WorkerCondition.of(WorkerState.READY), jobs);
  }

  private static WorkerPresence worker(WorkerCondition condition, JobId... jobs) {
    return new WorkerPresence(
        new WorkerId("w1"),
        new MachineId("m1"),
        Capabilities.ofTypes(Set.of(TYPE)),
        2,
        List.of(jobs),
        NOW,
        condition);
  }

  private static DeadLetterGroup letters(long count) {
    return new DeadLetterGroup(
        new ErrorSignature("0123456789abcdef0123456789abcdef"),
        TYPE,
        null,
        "broken",
        count,
        NOW,
        NOW,
        new JobId("p0-01KATXJ7V9M3Q2W8E5R6T7Y8ZA"),
        "out of order");
  }

  private static Button button(Component parent, String words) {
    return descendants(parent)
        .filter(Button.class::isInstance)
        .map(Button.class::cast)
        .filter(button -> words.equals(button.getText()))
        .findFirst()
        .orElseThrow();
  }

  /** Those below the header. */
  private static List<Component> rows(Component parent) {
    return descendants(parent).filter(NativeTableRow.class::isInstance).skip(1).toList();
  }

  private static List<String> texts(Component parent) {
    return descendants(parent)
        .filter(component -> component.getChildren().findAny().isEmpty())
        .map(component -> component.getElement().getText())
        .toList();
  }

  private static Stream<Component> descendants(Component parent) {
    return Stream.concat(
        Stream.of(parent), parent.getChildren().flatMap(MonitorPanesTest::descendants));
  }
}

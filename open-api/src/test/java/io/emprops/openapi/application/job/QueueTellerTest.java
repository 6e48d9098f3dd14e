package io.emprops.openapi.application.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.FlowLimit;
import io.emprops.core.job.Gate;
import io.emprops.core.job.JobType;
import io.emprops.core.job.Partition;
import io.emprops.core.job.Partitions;
import io.emprops.core.job.QueueSetting;
import io.emprops.core.job.QueueStats;
import io.emprops.core.job.port.out.InMemoryQueueSettings;
import io.emprops.core.job.port.out.QueueControl;
import io.emprops.core.job.port.out.QueueSettings;
import io.emprops.core.job.port.out.QueueUnavailableException;
import io.emprops.openapi.application.budget.BudgetScene;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class QueueTellerTest {
  private static final Partition P1 = new Partition("p1");
  private static final Partitions PARTITIONS =
      Partitions.of(Map.of(P1, Set.of(new JobType("comfyui"))));
  private static final QueueSetting PAUSE = new QueueSetting.Paused(new Gate.OfCustomer("c"), true);

  private final Told told = new Told();
  private final QueueTeller teller = new QueueTeller(told, PARTITIONS);

  @Test
  void tellsEachPartition() {
    told.paused.add(Partitions.DEFAULT);

    boolean changed = teller.tell(PAUSE);
    teller.tell(new QueueSetting.Weighed("c", 2));

    assertThat(changed).isTrue();
    assertThat(teller.tell(PAUSE)).isFalse();
    assertThat(told.calls)
        .containsExactly(
            "pause p0", "pause p1", "weigh p0 2.0", "weigh p1 2.0", "pause p0", "pause p1");
  }

  @Test
  void tellsEachItsShareOfALimit() {
    teller.tell(new QueueSetting.Limited("k", FlowLimit.atOnce(5)));

    assertThat(told.limits)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(Partitions.DEFAULT, FlowLimit.atOnce(3), P1, FlowLimit.atOnce(2)));
  }

  @Test
  void tellsTheOthersWhileOneIsAwayAndSaysSo() {
    told.away.add(Partitions.DEFAULT);

    assertThatThrownBy(() -> teller.tell(PAUSE)).isInstanceOf(QueueUnavailableException.class);

    assertThat(told.calls).containsExactly("pause p1");
  }

  @Test
  void restoresOneWithItsShare() {
    QueueSettings settings = new InMemoryQueueSettings();
    settings.keep(Partitions.DEFAULT, new QueueSetting.Limited("k", FlowLimit.atOnce(5)));

    new QueueRestorer(settings, told, PARTITIONS, new BudgetScene(PARTITIONS).teller()).restore(P1);

    assertThat(told.limits).isEqualTo(Map.of(P1, FlowLimit.atOnce(2)));
  }

  /** Keeps what it is told. */
  private static final class Told implements QueueControl {
    private final List<String> calls = new ArrayList<>();
    private final Set<Partition> paused = new HashSet<>();
    private final Set<Partition> away = new HashSet<>();
    private final Map<Partition, FlowLimit> limits = new HashMap<>();

    @Override
    public boolean pause(Partition partition, Gate gate) {
      if (away.contains(partition)) {
        throw new QueueUnavailableException("it is away");
      }
      calls.add("pause " + partition);
      return paused.add(partition);
    }

    @Override
    public boolean resume(Partition partition, Gate gate) {
      return paused.remove(partition);
    }

    @Override
    public void limit(Partition partition, String flowKey, FlowLimit limit) {
      limits.put(partition, limit);
    }

    @Override
    public void revoke(Partition partition, WorkerId worker, Instant until) {
      calls.add("revoke " + partition + " " + worker);
    }

    @Override
    public void weigh(Partition partition, String customer, double weight) {
      calls.add("weigh " + partition + " " + weight);
    }

    @Override
    public QueueStats stats(Partition partition, int minutes) {
      throw new UnsupportedOperationException();
    }
  }
}

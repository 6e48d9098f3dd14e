package io.emprops.core.job.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.FlowLimit;
import io.emprops.core.job.Gate;
import io.emprops.core.job.JobType;
import io.emprops.core.job.Partition;
import io.emprops.core.job.QueueSetting;
import io.emprops.core.job.QueueSetting.Limited;
import io.emprops.core.job.QueueSetting.Paused;
import io.emprops.core.job.QueueSetting.Revoked;
import io.emprops.core.job.QueueSetting.Weighed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link QueueSettings} promises. */
public abstract class QueueSettingsContract {
  private static final Partition P0 = new Partition("p0");
  private static final Partition P1 = new Partition("p1");
  private static final Gate CHAT = new Gate.OfType(new JobType("chat"));

  private QueueSettings settings;

  /** Settings of nobody yet. */
  protected abstract QueueSettings empty();

  @BeforeEach
  void prepare() {
    settings = empty();
  }

  @Test
  void keepsEachKindWithAllThatItSays() {
    List<QueueSetting> all =
        List.of(
            new Weighed("acme", 2.5),
            new Limited("k1", FlowLimit.NONE),
            new Limited("k2", FlowLimit.atOnce(3)),
            new Limited(
                "k3 \"ü\" \ud83d\ude80",
                new FlowLimit(OptionalInt.of(7), Optional.of(Duration.ofMillis(1_500)), 20)),
            new Paused(new Gate.OfCustomer("acme"), true),
            new Paused(new Gate.OfFlow("k1"), true),
            new Paused(CHAT, true),
            new Revoked(new WorkerId("gpu:1.a-b_c"), Instant.parse("2026-11-01T10:00:00.123Z")));

    all.reversed().forEach(setting -> settings.keep(P0, setting));

    assertThat(settings.all(P0)).containsExactlyElementsOf(all);
  }

  @Test
  void keepsTheLastOneForEachName() {
    settings.keep(P0, new Paused(CHAT, true));
    settings.keep(P0, new Paused(CHAT, false));
    settings.keep(P0, new Limited("k", FlowLimit.atOnce(3)));
    settings.keep(P0, new Limited("k", FlowLimit.every(Duration.ofSeconds(1))));
    settings.keep(P0, new Weighed("acme", 2));
    settings.keep(P0, new Weighed("acme", 1));

    assertThat(settings.all(P0))
        .containsExactly(
            new Weighed("acme", 1),
            new Limited("k", FlowLimit.every(Duration.ofSeconds(1))),
            new Paused(CHAT, false));
  }

  @Test
  void keepsPartitionsApart() {
    settings.keep(P0, new Weighed("acme", 2));
    settings.keep(P1, new Weighed("acme", 3));

    assertThat(settings.all(P0)).containsExactly(new Weighed("acme", 2));
    assertThat(settings.all(P1)).containsExactly(new Weighed("acme", 3));
  }
}

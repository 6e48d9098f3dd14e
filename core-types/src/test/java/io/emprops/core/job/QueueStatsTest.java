package io.emprops.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.QueueStats.HeldBack;
import io.emprops.core.job.QueueStats.Rate;
import io.emprops.core.job.QueueStats.TypeLoad;
import io.emprops.core.job.ShutGate.Cause;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class QueueStatsTest {
  private static final Instant T0 = Instant.parse("2026-03-01T10:00:00Z");
  private static final JobType CHAT = new JobType("openai_chat");
  private static final JobType COMFY = new JobType("comfyui");
  private static final Gate FLOW = new Gate.OfFlow("k");
  private static final Gate CUSTOMER = new Gate.OfCustomer("c");

  @Test
  void joinsWhatPartitionsHoldAndDo() {
    var one =
        new QueueStats(
            T0.plusSeconds(3),
            1,
            2,
            T0.minusSeconds(5),
            List.of(new TypeLoad(CHAT, 1, 2)),
            List.of(ShutGate.of(CUSTOMER, Cause.PAUSED), new ShutGate(FLOW, Cause.CLOSED, T0)),
            List.of(new HeldBack(CUSTOMER, 3)),
            List.of(new Rate(T0, CHAT, "in", 7), new Rate(T0.minusSeconds(60), CHAT, "in", 8)));
    var other =
        new QueueStats(
            T0,
            10,
            20,
            T0.minusSeconds(9),
            List.of(new TypeLoad(COMFY, 4, 5), new TypeLoad(CHAT, 10, 20)),
            List.of(
                ShutGate.of(CUSTOMER, Cause.FULL),
                new ShutGate(FLOW, Cause.CLOSED, T0.plusSeconds(1))),
            List.of(new HeldBack(FLOW, 5), new HeldBack(CUSTOMER, 4)),
            List.of(new Rate(T0, COMFY, "in", 9), new Rate(T0.minusSeconds(60), CHAT, "in", 1)));

    assertThat(QueueStats.together(List.of(one, other)))
        .isEqualTo(
            new QueueStats(
                T0.plusSeconds(3),
                11,
                22,
                T0.minusSeconds(9),
                List.of(new TypeLoad(CHAT, 11, 22), new TypeLoad(COMFY, 4, 5)),
                List.of(
                    ShutGate.of(CUSTOMER, Cause.PAUSED),
                    new ShutGate(FLOW, Cause.CLOSED, T0.plusSeconds(1))),
                List.of(new HeldBack(CUSTOMER, 7), new HeldBack(FLOW, 5)),
                List.of(
                    new Rate(T0, CHAT, "in", 7),
                    new Rate(T0, COMFY, "in", 9),
                    new Rate(T0.minusSeconds(60), CHAT, "in", 9))));
  }

  @Test
  void leavesASinglePartitionAsItIs() {
    var only =
        new QueueStats(
            T0,
            1,
            0,
            null,
            List.of(),
            List.of(),
            List.of(new HeldBack(FLOW, 1)),
            List.of(new Rate(T0, CHAT, "start", 1)));

    assertThat(QueueStats.together(List.of(only))).isEqualTo(only);
  }
}

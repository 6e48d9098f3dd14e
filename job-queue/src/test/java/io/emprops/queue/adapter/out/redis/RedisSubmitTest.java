package io.emprops.queue.adapter.out.redis;

import static io.emprops.core.job.AJob.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.SubmitOutcome;
import io.emprops.core.job.SubmitOutcome.Accepted;
import io.emprops.core.job.SubmitOutcome.Rejected;
import io.emprops.core.job.port.out.JobQueue;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A submission is looked through before anything of it is kept. */
final class RedisSubmitTest {
  @RegisterExtension static final TestRedis REDIS = new TestRedis();

  /** As {@code shared/state.lua} names them. */
  private static final List<String> ASKED =
      Arrays.asList(
          "simulation",
          "any",
          "",
          "",
          "",
          "acme",
          "1",
          "-",
          "5",
          "7",
          "3",
          "60000",
          "9000000000000",
          "-",
          "60000",
          "1",
          "");

  @ParameterizedTest(name = "{0}")
  @ValueSource(ints = {6, 8, 9, 10, 11, 12, 14, 15})
  void refusesWhatMustBeANumberAndIsNoneAndKeepsNothing(int place) {
    long keys = keysOfAnEmptyQueue();
    List<String> bad = new ArrayList<>(ASKED);
    bad.set(place, "soon");

    assertThatThrownBy(() -> submit(String.join("\0", bad) + "\0"))
        .hasStackTraceContaining("must be a number: soon");
    assertThat(keys()).isEqualTo(keys);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "simulation\0any\0", "no end"})
  void refusesWhatIsCutOffAndKeepsNothing(String asked) {
    long keys = keysOfAnEmptyQueue();

    assertThatThrownBy(() -> submit(asked)).hasStackTraceContaining("unfinished string in data");
    assertThat(keys()).isEqualTo(keys);
  }

  @Test
  void takesAThousandRequirementsAndRefusesWhatAsksForMoreInTheCallInWhichTheyComeUp() {
    JobQueue queue = REDIS.emptyScene().queue();
    for (int call = 0; call < 10; call++) {
      assertThat(queue.submit(jobs(call * 99 + 1, 99))).hasOnlyElementsOfType(Accepted.class);
    }

    List<SubmitOutcome> outcomes = queue.submit(jobs(991, 20));

    assertThat(outcomes.subList(0, 10)).hasOnlyElementsOfType(Accepted.class);
    assertThat(outcomes.subList(10, 20)).hasOnlyElementsOfType(Rejected.class);
    QueuedJob known = aJob().number(2_000).requirements(ram(1)).build();
    assertThat(queue.submit(List.of(known))).hasOnlyElementsOfType(Accepted.class);
  }

  /** Each asks for something of its own. */
  private static List<QueuedJob> jobs(int first, int count) {
    return IntStream.range(first, first + count)
        .mapToObj(n -> aJob().number(n).requirements(ram(n)).build())
        .toList();
  }

  private static String ram(int gigabytes) {
    return "{\"hardware\":{\"ram_gb\":%d}}".formatted(gigabytes);
  }

  /** That it was asked has loaded the functions. */
  private static long keysOfAnEmptyQueue() {
    REDIS.emptyScene().queue().state(TestRedis.P0);
    return keys();
  }

  private static long keys() {
    return Long.parseLong(REDIS.command(Request.cmd(Command.DBSIZE)).toString());
  }

  private static void submit(String asked) {
    REDIS.command(
        Request.cmd(Command.FCALL)
            .arg("job_submit_v1")
            .arg(1)
            .arg("{p0}:meta")
            .arg("p0-1")
            .arg(asked + "{}"));
  }
}

package io.emprops.queue.adapter.out.redis;

import static io.emprops.core.job.AJob.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.JobType;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.worker.Capabilities;
import io.emprops.core.worker.IdleWorker;
import io.emprops.core.worker.port.out.LeaseScene;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A claim does the same few things, however much waits. */
final class RedisClaimCostTest {
  @RegisterExtension static final TestRedis REDIS = new TestRedis();

  private static final Pattern CALLS = Pattern.compile("cmdstat_([^:]+):calls=(\\d+)");
  private static final IdleWorker WORKER =
      new IdleWorker(
          new WorkerId("w1"), Capabilities.ofTypes(Set.of(new JobType("simulation"))), 1, 1);

  @Test
  void runsTheSameCommandsForAFewWaitingJobsAsForThousands() {
    LeaseScene scene = REDIS.emptyScene();
    submit(scene, 0, 30, "simulation");
    claim(scene);
    Map<String, Long> few = commandsOfAClaim(scene);

    for (int from = 30; from < 3_000; from += 100) {
      submit(scene, from, from + 100, from % 300 == 30 ? "claude_api" : "simulation");
    }
    // The first claim after a new class looks at the classes again.
    claim(scene);
    Map<String, Long> many = commandsOfAClaim(scene);

    assertThat(many).isEqualTo(few);
    assertThat(many.values().stream().mapToLong(Long::longValue).sum()).isLessThan(50);
  }

  private static void submit(LeaseScene scene, int from, int to, String type) {
    List<QueuedJob> jobs =
        IntStream.range(from, to)
            .mapToObj(n -> aJob().number(n).jobType(type).customer("c" + n % 7).build())
            .toList();
    scene.queue().submit(jobs);
  }

  private static Map<String, Long> commandsOfAClaim(LeaseScene scene) {
    Map<String, Long> before = calls();
    claim(scene);
    Map<String, Long> after = calls();
    before.forEach((command, count) -> after.merge(command, -count, Long::sum));
    after.keySet().removeIf(command -> command.startsWith("info"));
    return after;
  }

  private static void claim(LeaseScene scene) {
    assertThat(scene.leases().claim(TestRedis.P0, WORKER, Duration.ofMinutes(1), 1)).hasSize(1);
  }

  private static Map<String, Long> calls() {
    String stats = REDIS.command(Request.cmd(Command.INFO).arg("commandstats")).toString();
    Map<String, Long> calls = new TreeMap<>();
    CALLS
        .matcher(stats)
        .results()
        .forEach(stat -> calls.put(stat.group(1), Long.parseLong(stat.group(2))));
    return calls;
  }
}

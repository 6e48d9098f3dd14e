package io.emprops.it.faults;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.UserId;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobType;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.template.RenderContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Jobs of all kinds, from callers whose clocks are wrong by up to a minute. */
final class JobSource {
  static final JobType COMMON = new JobType("simulation");
  static final JobType RARE = new JobType("custom_webhook");
  static final List<String> FLOW_KEYS = List.of("k1", "k2");
  static final int MOST_COST = 3;

  private static final String GPU = "{\"hardware\":{\"gpu_memory_gb\":24}}";
  private static final String LIKED = "{\"preferred\":{\"labels\":{\"region\":\"eu\"}}}";

  private final SplittableRandom random;
  private final List<String> customers;
  private final List<Integer> costs;
  private final List<Duration> skews;
  private int number;

  JobSource(SplittableRandom random) {
    this.random = random;
    this.customers = List.of("c0", "c1", "c2", "c3").subList(0, 1 + random.nextInt(4));
    this.costs = customers.stream().map(_ -> 1 + random.nextInt(MOST_COST)).toList();
    this.skews = customers.stream().map(_ -> skew(random)).toList();
  }

  /** How wrong a clock is. */
  static Duration skew(SplittableRandom random) {
    return Duration.ofMillis(random.nextInt(-60_000, 60_001));
  }

  List<String> customers() {
    return customers;
  }

  /** The next job, of any customer. */
  QueuedJob next(Instant brokerTime) {
    int customer = random.nextInt(customers.size());
    Instant now = brokerTime.plus(skews.get(customer));
    return new QueuedJob(
        new JobId("p0-01HZX3V6QK8M2N4P5R7S9T%04d".formatted(number++)),
        random.nextInt(5) == 0 ? RARE : COMMON,
        JsonValue.emptyObject(),
        List.of(),
        null,
        new RenderContext(now, 1),
        random.nextInt(4) == 0 ? random.nextInt(101) : QueuedJob.DEFAULT_PRIORITY,
        new OrganisationId("acme"),
        customers.get(customer),
        new UserId("user-1"),
        null,
        null,
        null,
        requirements(),
        now,
        sometimes(6, now, Duration.ofMinutes(-1), Duration.ofMinutes(5)),
        sometimes(6, now, Duration.ofSeconds(-10), Duration.ofMinutes(20)),
        sometimes(10, 60_000),
        sometimes(8, 90_000),
        1 + random.nextInt(4),
        costs.get(customer),
        flowKeys(),
        null);
  }

  private @Nullable JsonValue requirements() {
    return switch (random.nextInt(12)) {
      case 0 -> JsonText.parse(GPU);
      case 1 -> JsonText.parse(LIKED);
      default -> null;
    };
  }

  private @Nullable Instant sometimes(int oneIn, Instant now, Duration from, Duration to) {
    return random.nextInt(oneIn) == 0
        ? now.plusMillis(random.nextLong(from.toMillis(), to.toMillis()))
        : null;
  }

  private @Nullable Long sometimes(int oneIn, long longest) {
    return random.nextInt(oneIn) == 0 ? (Long) (1 + random.nextLong(longest)) : null;
  }

  private List<String> flowKeys() {
    List<String> keys = new ArrayList<>();
    for (String key : FLOW_KEYS) {
      if (random.nextInt(6) == 0) {
        keys.add(key);
      }
    }
    return keys;
  }
}

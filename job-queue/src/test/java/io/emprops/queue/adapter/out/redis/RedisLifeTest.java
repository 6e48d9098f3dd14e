package io.emprops.queue.adapter.out.redis;

import static io.emprops.core.job.AJob.aJob;
import static io.emprops.core.job.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.EventId;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobEvent.Ended;
import io.emprops.core.job.JobEvent.OutputAdded;
import io.emprops.core.job.JobEvent.Progressed;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobSnapshot;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.JobType;
import io.emprops.core.job.PartitionPage;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.Usage;
import io.emprops.core.job.port.out.QueueUnavailableException;
import io.emprops.core.json.JsonValue;
import io.emprops.core.worker.Capabilities;
import io.emprops.core.worker.IdleWorker;
import io.emprops.core.worker.port.out.JobLeases.Claim;
import io.emprops.core.worker.port.out.JobLeases.Verdict;
import io.emprops.core.worker.port.out.LeaseScene;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What Redis keeps, for how long, and what happens when it loses it. */
final class RedisLifeTest {
  @RegisterExtension static final TestRedis REDIS = new TestRedis();

  private static final QueuedJob JOB = aJob().build();
  private static final Capabilities OFFER = Capabilities.ofTypes(Set.of(new JobType("simulation")));

  private static final Usage USAGE = Usage.ofDuration(1);

  private LeaseScene scene;

  @BeforeEach
  void prepare() {
    scene = REDIS.emptyScene();
  }

  @Test
  void beginsALaterLifeAfterAFlush() {
    scene.queue().submit(List.of(JOB));
    var before = scene.queue().state(TestRedis.P0);

    REDIS.command(Request.cmd(Command.FLUSHALL));
    REDIS.command(Request.cmd(Command.FUNCTION).arg("FLUSH"));

    var after = scene.queue().state(TestRedis.P0);
    assertThat(after.epoch()).isGreaterThan(before.epoch());
    assertThat(after.runId()).isEqualTo(before.runId());
    assertThat(scene.queue().unknownAmong(List.of(JOB.id()))).containsExactly(JOB.id());
  }

  @Test
  void servesAWorkerThroughAFlushOfDataAndFunctions() {
    scene.queue().submit(List.of(JOB));
    claim(scene);

    REDIS.command(Request.cmd(Command.FLUSHALL));
    REDIS.command(Request.cmd(Command.FUNCTION).arg("FLUSH"));
    scene.queue().submit(List.of(JOB));

    assertThat(claim(scene)).isPresent();
    assertThat(REDIS.functions().missing(List.of(TestRedis.P0))).isEmpty();
  }

  @Test
  void goesOnWithTheSameJobsAfterARestartOfRedis() {
    scene.queue().submit(List.of(JOB));
    var before = scene.queue().state(TestRedis.P0);

    REDIS.restart();

    var after = eventually(() -> answered(() -> scene.queue().state(TestRedis.P0)));
    assertThat(after.epoch()).isEqualTo(before.epoch());
    assertThat(after.runId()).isNotEqualTo(before.runId());
    assertThat(claim(scene).orElseThrow().job()).isEqualTo(JOB);
  }

  private static <T> Optional<T> answered(Supplier<T> call) {
    try {
      return Optional.of(call.get());
    } catch (QueueUnavailableException e) {
      return Optional.empty();
    }
  }

  @Test
  void keepsAnEndedJobForAWeekWhereNobodyAcknowledgesIt() {
    complete();
    scene.pass(Duration.ofDays(7).minusMinutes(1));
    scene.leases().reap(TestRedis.P0);
    List<String> before = keys("{p0}:job:*");

    scene.pass(Duration.ofMinutes(1));
    scene.leases().reap(TestRedis.P0);

    assertThat(before).hasSize(3);
    assertThat(keys("{p0}:job:*")).isEmpty();
    assertThat(keys("{p0}:ended")).isEmpty();
  }

  @Test
  void keepsAnEndedJobForAnHourOnceItIsAcknowledged() {
    complete();

    scene.queue().acknowledge(List.of(JOB.id()));

    assertThat(ttl(JOB.id()))
        .isBetween(Duration.ofMinutes(59).toMillis(), Duration.ofHours(1).toMillis());
    assertThat(keys("{p0}:job:*")).hasSize(3);
  }

  @Test
  void leavesALiveJobAloneWhenItIsAcknowledged() {
    scene.queue().submit(List.of(JOB));

    scene.queue().acknowledge(List.of(JOB.id()));

    assertThat(ttl(JOB.id())).isEqualTo(-1);
  }

  @Test
  void leavesNothingOfAnEndedJobButWhatItsFollowersRead() {
    complete();

    assertThat(keys("{p0}:lane:*")).isEmpty();
    assertThat(keys("{p0}:class:*")).isEmpty();
    assertThat(keys("{p0}:leases")).isEmpty();
    assertThat(keys("{p0}:clocks")).isEmpty();
    assertThat(keys("{p0}:scheduled")).isEmpty();
  }

  @Test
  void keepsALongResultOutOfTheStateThatEachCallReads() {
    String result = "x".repeat(100_000);
    scene.queue().submit(List.of(JOB));
    scene
        .leases()
        .complete(JOB.id(), claim(scene).orElseThrow().token(), JsonValue.of(result), USAGE);

    Request length = Request.cmd(Command.STRLEN).arg("{p0}:job:" + JOB.id() + ":state");
    assertThat(REDIS.command(length).toLong()).isLessThan(2_000);
    assertThat(scene.log().read(JOB.id(), Optional.empty(), Duration.ZERO).events())
        .extracting(event -> event.id().n())
        .containsExactly(1L, 2L, 3L);
    assertThat(keys("{p0}:job:*")).hasSize(2);
  }

  @Test
  void neverLetsItsClockGoBack() {
    Instant ahead = Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MILLIS);
    setClock(ahead);

    scene.queue().submit(List.of(JOB));

    var page = scene.log().read(JOB.id(), Optional.empty(), Duration.ZERO);
    assertThat(page.events()).extracting(JobEvent::at).containsExactly(ahead);
  }

  @Test
  void waitsHalfAMinuteForAWorkerToConfirmACancellation() {
    scene.queue().submit(List.of(JOB));
    Claim claim = claim(scene).orElseThrow();
    scene.queue().cancel(JOB.id());
    int tooEarly = scene.leases().reap(TestRedis.P0);

    setClock(Instant.now().plusSeconds(31));
    int inTime = scene.leases().reap(TestRedis.P0);

    assertThat(tooEarly).isZero();
    assertThat(inTime).isEqualTo(1);
    assertThat(scene.leases().complete(JOB.id(), claim.token(), JsonValue.of(1), USAGE))
        .isEqualTo(Verdict.STALE_LEASE);
    var page = scene.log().read(JOB.id(), Optional.empty(), Duration.ZERO);
    assertThat(page.events().getLast().body())
        .isInstanceOfSatisfying(
            Ended.class,
            ended -> {
              assertThat(ended.status()).isEqualTo(JobStatus.CANCELLED);
              assertThat(ended.reason()).isEqualTo("unconfirmed");
            });
  }

  @Test
  void tellsReadersOfThePartitionWhatWasTrimmed() {
    complete();
    var whole = scene.log().readPartition(TestRedis.P0, PartitionPage.BEGINNING, 99, Duration.ZERO);
    String stream = "{p0}:events";

    REDIS.command(Request.cmd(Command.XTRIM).arg(stream).arg("MAXLEN").arg("=").arg(1));

    var late = scene.log().readPartition(TestRedis.P0, PartitionPage.BEGINNING, 99, Duration.ZERO);
    var upToDate = scene.log().readPartition(TestRedis.P0, whole.cursor(), 99, Duration.ZERO);
    assertThat(whole.trimmed()).isFalse();
    assertThat(late.trimmed()).isTrue();
    assertThat(late.events()).containsExactly(whole.events().getLast());
    assertThat(upToDate.trimmed()).isFalse();
  }

  private static void setClock(Instant at) {
    String meta = new JobKeys(TestRedis.P0).meta();
    REDIS.command(Request.cmd(Command.HSET).arg(meta).arg("clock").arg(at.toEpochMilli()));
  }

  @Test
  void putsEveryKeyIntoThePartitionsSlot() {
    complete();

    assertThat(keys("*")).isNotEmpty().allMatch(key -> key.startsWith("{p0}:"));
  }

  @Test
  void standsASnapshotForEventsThatWereTrimmed() {
    scene.queue().submit(List.of(JOB));
    Claim claim = claim(scene).orElseThrow();
    scene.leases().report(JOB.id(), claim.token(), List.of(new OutputAdded("Hello", null)));
    var progress = new Progressed("draw", 1.0, 9.0, null, null, null);
    for (int i = 0; i < 25; i++) {
      scene.leases().report(JOB.id(), claim.token(), Collections.nCopies(100, progress));
    }

    var page = scene.log().read(JOB.id(), Optional.empty(), Duration.ZERO);

    JobSnapshot snapshot = Objects.requireNonNull(page.snapshot());
    assertThat(snapshot.text()).isEqualTo("Hello");
    assertThat(snapshot.upTo()).isEqualTo(new EventId(page.epoch(), 2_504));
    assertThat(page.events()).isEmpty();
  }

  @Test
  void cutsThePartialTextAtAQuarterOfAMegabyte() {
    scene.queue().submit(List.of(JOB));
    Claim claim = claim(scene).orElseThrow();
    var large = new OutputAdded("x".repeat(200 * 1024), null);

    scene.leases().report(JOB.id(), claim.token(), List.of(large, large));
    scene.leases().report(JOB.id(), claim.token(), List.of(new OutputAdded("after", null)));

    var page = scene.log().read(JOB.id(), Optional.of(new EventId(1, 1)), Duration.ZERO);
    assertThat(Objects.requireNonNull(page.snapshot()).text()).hasSize(200 * 1024);
  }

  private void complete() {
    scene.queue().submit(List.of(JOB));
    Claim claim = claim(scene).orElseThrow();
    scene.leases().report(JOB.id(), claim.token(), List.of(new OutputAdded("Hi", null)));
    scene.leases().complete(JOB.id(), claim.token(), JsonValue.of("Hi"), USAGE);
  }

  private static Optional<Claim> claim(LeaseScene scene) {
    var worker = new IdleWorker(new WorkerId("w1"), OFFER, 1, 1);
    return scene.leases().claim(TestRedis.P0, worker, Duration.ofMinutes(1), 1).stream()
        .findFirst();
  }

  private static long ttl(JobId job) {
    String key = "{p0}:job:" + job + ":state";
    return Long.parseLong(REDIS.command(Request.cmd(Command.PTTL).arg(key)).toString());
  }

  private static List<String> keys(String pattern) {
    return REDIS.command(Request.cmd(Command.KEYS).arg(pattern)).stream()
        .map(String::valueOf)
        .toList();
  }
}

package io.emprops.core.job.port.out;

import static io.emprops.core.job.AJob.aJob;
import static io.emprops.core.job.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.asset.Asset;
import io.emprops.core.asset.AssetId;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.EventId;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobEvent.Ended;
import io.emprops.core.job.JobEvent.OutputAdded;
import io.emprops.core.job.JobEvent.Previewed;
import io.emprops.core.job.JobEvent.Progressed;
import io.emprops.core.job.JobLogPage;
import io.emprops.core.job.JobSnapshot;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.JobType;
import io.emprops.core.job.Partition;
import io.emprops.core.job.PartitionPage;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.Usage;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.worker.Capabilities;
import io.emprops.core.worker.port.out.JobLeases;
import io.emprops.core.worker.port.out.LeaseScene;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link JobLog} promises. */
public abstract class JobLogContract {
  private static final Partition P0 = new Partition("p0");
  private static final Duration LONG = Duration.ofSeconds(15);
  private static final QueuedJob JOB = aJob().build();

  private LeaseScene scene;

  /** A partition without jobs, with the queue and the leases that write its log. */
  protected abstract LeaseScene emptyScene();

  @BeforeEach
  void prepare() {
    scene = emptyScene();
  }

  @Test
  void numbersTheEventsOfAJobFromOneWithoutGaps() {
    completeAJob();

    JobLogPage page = read(Optional.empty());

    long epoch = scene.queue().state(P0).epoch();
    assertThat(page.epoch()).isEqualTo(epoch);
    assertThat(page.snapshot()).isNull();
    assertThat(page.ended()).isTrue();
    assertThat(page.events())
        .extracting(JobEvent::id)
        .containsExactlyElementsOf(
            LongStream.rangeClosed(1, page.events().size())
                .mapToObj(n -> new EventId(epoch, n))
                .toList());
  }

  @Test
  void tellsAJobsWholeStoryWithTheResultLast() {
    completeAJob();

    List<JobEvent> events = read(Optional.empty()).events();

    assertThat(events)
        .extracting(event -> describe(event.body()))
        .containsExactly(
            "pending", "assigned", "in_progress", "progress", "output", "output", "completed");
    assertThat(events.getLast().body())
        .isInstanceOfSatisfying(
            Ended.class,
            ended -> {
              assertThat(ended.result()).isEqualTo(JsonText.parse("{\"price\":1.10}"));
              assertThat(ended.usage()).isEqualTo(Usage.ofDuration(7));
              assertThat(ended.attempts()).hasSize(1);
              assertThat(ended.attempts().getFirst().workerId()).isEqualTo(new WorkerId("w1"));
            });
  }

  @Test
  void goesOnAfterTheEventThatTheReaderHas() {
    completeAJob();
    List<JobEvent> all = read(Optional.empty()).events();

    JobLogPage rest = read(Optional.of(all.get(3).id()));

    assertThat(rest.snapshot()).isNull();
    assertThat(rest.events()).containsExactlyElementsOf(all.subList(4, all.size()));
  }

  @Test
  void isEndedForAReaderThatHasTheResult() {
    completeAJob();
    List<JobEvent> all = read(Optional.empty()).events();

    JobLogPage page = scene.log().read(JOB.id(), Optional.of(all.getLast().id()), LONG);

    assertThat(page.events()).isEmpty();
    assertThat(page.ended()).isTrue();
  }

  @Test
  void beginsWithASnapshotForAReaderOfAnotherLife() {
    JobLeases.Claim claim = startAJob();
    report(claim, new OutputAdded("Hel", null), new OutputAdded("lo", null));
    report(claim, new Progressed("draw", 1.0, 2.0, null, null, null));
    report(claim, new Previewed(preview("one.png")), new Previewed(preview("two.png")));

    JobLogPage page = read(Optional.of(new EventId(1, 40)));

    assertThat(page.events()).isEmpty();
    assertThat(page.snapshot())
        .isEqualTo(
            new JobSnapshot(
                JOB.id(),
                new EventId(page.epoch(), 8),
                JobStatus.IN_PROGRESS,
                null,
                new Progressed("draw", 1.0, 2.0, null, null, null),
                "Hello",
                preview("two.png")));
  }

  @Test
  void keepsNoTextBeyondItsBoundThoughAllOfItComesAtOnce() {
    JobLeases.Claim claim = startAJob();
    String most = "a".repeat(200_000);

    report(
        claim,
        new OutputAdded(most, null),
        new OutputAdded("b".repeat(100_000), null),
        new OutputAdded("c", null));

    assertThat(read(Optional.of(new EventId(1, 40))).snapshot())
        .extracting(JobSnapshot::text)
        .isEqualTo(most);
  }

  @Test
  void givesTheResultItselfAfterASnapshot() {
    completeAJob();

    JobLogPage page = read(Optional.of(new EventId(1, 2)));

    assertThat(page.snapshot()).isNotNull();
    assertThat(page.events()).singleElement().extracting(JobEvent::body).isInstanceOf(Ended.class);
    assertThat(page.ended()).isTrue();
  }

  @Test
  void saysAtOnceThatAJobIsNotKnown() {
    JobLogPage page = scene.log().read(JOB.id(), Optional.empty(), LONG);

    assertThat(page.known()).isFalse();
    assertThat(page.events()).isEmpty();
  }

  @Test
  void wakesAReaderWhenSomethingHappens() throws Exception {
    JobLeases.Claim claim = startAJob();
    EventId seen = read(Optional.empty()).events().getLast().id();
    String cursor = lastCursor();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var page = threads.submit(() -> scene.log().read(JOB.id(), Optional.of(seen), LONG));
      var stream = threads.submit(() -> scene.log().readPartition(P0, cursor, 10, LONG));
      long start = System.nanoTime();

      report(claim, new OutputAdded("Hi", null));

      assertThat(page.get(10, TimeUnit.SECONDS).events()).isNotEmpty();
      assertThat(stream.get(10, TimeUnit.SECONDS).events()).isNotEmpty();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    }
  }

  @Test
  void answersEmptyWhenTheTimeIsOver() {
    startAJob();
    EventId seen = read(Optional.empty()).events().getLast().id();

    JobLogPage page = scene.log().read(JOB.id(), Optional.of(seen), Duration.ofMillis(30));

    assertThat(page.events()).isEmpty();
    assertThat(page.ended()).isFalse();
  }

  @Test
  void readsAPartitionInPartsThatMakeTheWhole() {
    completeAJob();
    scene.queue().submit(List.of(aJob().number(2).build()));

    PartitionPage whole =
        scene.log().readPartition(P0, PartitionPage.BEGINNING, 100, Duration.ZERO);
    PartitionPage first = scene.log().readPartition(P0, PartitionPage.BEGINNING, 3, Duration.ZERO);
    PartitionPage rest = scene.log().readPartition(P0, first.cursor(), 100, Duration.ZERO);

    assertThat(whole.events()).hasSize(8);
    assertThat(whole.trimmed()).isFalse();
    assertThat(whole.state()).isEqualTo(scene.queue().state(P0));
    assertThat(first.events()).isEqualTo(whole.events().subList(0, 3));
    assertThat(rest.events()).isEqualTo(whole.events().subList(3, 8));
    assertThat(rest.cursor()).isEqualTo(whole.cursor());
    assertThat(scene.log().readPartition(P0, whole.cursor(), 9, Duration.ZERO).cursor())
        .isEqualTo(whole.cursor());
  }

  @Test
  void beginsAtTheEndForAReaderOfWhatComesNext() {
    PartitionPage nothingYet = scene.log().readPartition(P0, PartitionPage.END, 100, LONG);
    JobLeases.Claim claim = startAJob();
    PartitionPage end = scene.log().readPartition(P0, PartitionPage.END, 100, LONG);
    report(claim, new OutputAdded("Hi", null));

    PartitionPage all = scene.log().readPartition(P0, nothingYet.cursor(), 100, Duration.ZERO);
    PartitionPage next = scene.log().readPartition(P0, end.cursor(), 100, Duration.ZERO);

    assertThat(nothingYet.cursor()).isEqualTo(PartitionPage.BEGINNING);
    assertThat(nothingYet.events()).isEmpty();
    assertThat(end.events()).isEmpty();
    assertThat(end.trimmed()).isFalse();
    assertThat(end.state()).isEqualTo(scene.queue().state(P0));
    assertThat(all.events()).hasSize(4);
    assertThat(next.events()).isEqualTo(all.events().subList(2, 4));
  }

  @Test
  void carriesALargeResultToReadersOfThePartitionToo() {
    JsonValue result = JsonValue.of("x".repeat(100_000));
    JobLeases.Claim claim = startAJob();
    scene.leases().complete(JOB.id(), claim.token(), result, Usage.ofDuration(1));

    PartitionPage page = scene.log().readPartition(P0, PartitionPage.BEGINNING, 100, Duration.ZERO);

    assertThat(page.events().getLast().body())
        .isInstanceOfSatisfying(Ended.class, ended -> assertThat(ended.result()).isEqualTo(result));
  }

  private void completeAJob() {
    JobLeases.Claim claim = startAJob();
    report(
        claim,
        new Progressed("think", 1.0, null, null, null, null),
        new OutputAdded("a", null),
        new OutputAdded(null, JsonValue.of(1)));
    scene
        .leases()
        .complete(JOB.id(), claim.token(), JsonText.parse("{\"price\":1.10}"), Usage.ofDuration(7));
  }

  private JobLeases.Claim startAJob() {
    scene.queue().submit(List.of(JOB));
    var offer = Capabilities.ofTypes(Set.of(new JobType("simulation")));
    return eventually(() -> scene.claim("w1", offer, LONG));
  }

  private void report(JobLeases.Claim claim, JobEvent.Body... bodies) {
    scene.leases().report(claim.job().id(), claim.token(), List.of(bodies));
  }

  private JobLogPage read(Optional<EventId> since) {
    return scene.log().read(JOB.id(), since, Duration.ZERO);
  }

  private String lastCursor() {
    return scene.log().readPartition(P0, PartitionPage.BEGINNING, 100, Duration.ZERO).cursor();
  }

  private static Asset preview(String name) {
    return new Asset(new AssetId("0f".repeat(32)), "image/png", 7, name);
  }

  private static String describe(JobEvent.Body body) {
    return switch (body) {
      case JobEvent.StateChanged state -> state.status().wire();
      case Progressed _ -> "progress";
      case JobEvent.Logged _ -> "log";
      case OutputAdded _ -> "output";
      case Previewed _ -> "preview";
      case Ended ended -> ended.status().wire();
    };
  }
}

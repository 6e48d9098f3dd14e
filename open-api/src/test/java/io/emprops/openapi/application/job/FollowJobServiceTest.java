package io.emprops.openapi.application.job;

import static io.emprops.core.job.port.out.LedgerJobs.AWKWARD;
import static io.emprops.core.job.port.out.LedgerJobs.ORGANISATION;
import static io.emprops.core.job.port.out.LedgerJobs.OTHER;
import static io.emprops.core.job.port.out.LedgerJobs.aJob;
import static io.emprops.core.job.port.out.LedgerJobs.cancelled;
import static io.emprops.core.job.port.out.LedgerJobs.claimed;
import static io.emprops.core.job.port.out.LedgerJobs.completed;
import static io.emprops.core.job.port.out.LedgerJobs.event;
import static io.emprops.core.job.port.out.LedgerJobs.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.identity.UserId;
import io.emprops.core.job.EventId;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobLogPage;
import io.emprops.core.job.JobSnapshot;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.Partition;
import io.emprops.core.job.PartitionPage;
import io.emprops.core.job.Partitions;
import io.emprops.core.job.port.in.FollowJobQuery;
import io.emprops.core.job.port.out.InMemoryJobLedger;
import io.emprops.core.job.port.out.JobLog;
import io.emprops.core.job.port.out.QueueUnavailableException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who follows a job gets all of its log and, last, the end that the ledger has. */
final class FollowJobServiceTest {
  private static final JobEvent CLAIM = event(id(1), 1, 1, claimed(1));
  private static final JobEvent END = event(id(1), 1, 2, completed(AWKWARD));

  private final InMemoryJobLedger ledger = new InMemoryJobLedger();
  private final JobNews news = new JobNews();
  private final ScriptedLog log = new ScriptedLog();
  private final FollowerClock clock = new FollowerClock(Duration.ofMillis(1));
  private final Heard heard = new Heard();

  @BeforeEach
  void begin() {
    ledger.accept(aJob(1));
  }

  @Test
  void relaysTheLogAndEndsWithTheLedgersWord() {
    ledger.fill(List.of(CLAIM, END));
    log.answer(page(1, CLAIM, END));

    follow(Optional.empty());

    assertThat(heard.types).containsExactly("1.1 assigned", "1.2 end completed");
  }

  @Test
  void holdsTheEndBackUntilTheLedgerHasIt() {
    log.answer(page(1, CLAIM, END)).answer(page(1, END)).answer(page(1, END));
    heard.whenIdle =
        () -> {
          assertThat(heard.types).containsExactly("1.1 assigned");
          if (heard.idles == 2) {
            ledger.fill(List.of(CLAIM, END));
          }
        };

    follow(Optional.empty());

    assertThat(heard.idles).isEqualTo(2);
    assertThat(heard.types).containsExactly("1.1 assigned", "1.2 end completed");
  }

  @Test
  void tellsTheFirstEndThoughTheBrokerTellsAnother() {
    ledger.fill(List.of(event(id(1), 1, 9, completed(AWKWARD))));
    log.answer(page(2, event(id(1), 2, 4, cancelled())));

    follow(Optional.empty());

    assertThat(heard.types).containsExactly("2.4 end completed");
  }

  @Test
  void speaksForABrokerThatHasForgottenAnEndedJob() {
    ledger.fill(List.of(CLAIM, END));
    log.answer(unknown(5));

    follow(Optional.empty());

    assertThat(heard.types).containsExactly("1.1 snapshot completed", "1.2 end completed");
  }

  @Test
  void bringsASnapshotBeforeTheEndWhereEventsWentWithTheBrokersLife() {
    log.answer(page(1, CLAIM)).answer(unknown(2));
    heard.whenIdle = () -> ledger.fill(List.of(CLAIM, event(id(1), 1, 4, completed(AWKWARD))));

    follow(Optional.empty());

    assertThat(heard.types)
        .containsExactly("1.1 assigned", "1.3 snapshot completed", "1.4 end completed");
  }

  @Test
  void waitsForABrokerThatIsAway() {
    log.fail().fail().answer(page(1, CLAIM, END));
    heard.whenIdle = () -> ledger.fill(heard.idles == 2 ? List.of(CLAIM, END) : List.of());

    follow(Optional.empty());

    assertThat(heard.types)
        .containsExactly("0.0 snapshot pending", "1.1 assigned", "1.2 end completed");
  }

  @Test
  void tellsAReaderThatComesBackWhileTheBrokerIsAwayNoEarlierPlaceThanItsOwn() {
    log.fail().answer(page(1, END));
    heard.whenIdle = () -> ledger.fill(List.of(CLAIM, END));

    follow(Optional.of(CLAIM.id()));

    assertThat(heard.types).containsExactly("1.1 snapshot pending", "1.2 end completed");
  }

  @Test
  void goesOnWithASnapshotWhenTheBrokerHasAnotherLife() {
    var again = event(id(1), 2, 6, completed(AWKWARD));
    var snapshot =
        new JobSnapshot(id(1), new EventId(2, 5), JobStatus.ASSIGNED, null, null, "so", null);
    log.answer(page(1, CLAIM))
        .answer(unknown(2))
        .answer(new JobLogPage(2, true, snapshot, List.of(), false))
        .answer(page(2, again));
    heard.whenIdle = () -> ledger.fill(List.of(again));

    follow(Optional.empty());

    assertThat(heard.types)
        .containsExactly("1.1 assigned", "2.5 snapshot assigned", "2.6 end completed");
    assertThat(log.asked).containsExactly("-", "1.1", "1.1", "2.5");
  }

  @Test
  void passesOverEventsThatTheReaderHas() {
    ledger.fill(List.of(CLAIM, END));
    log.answer(page(1, CLAIM, END));

    follow(Optional.of(new EventId(1, 1)));

    assertThat(heard.types).containsExactly("1.2 end completed");
  }

  @Test
  void endsForAReaderThatHadTheResultBefore() {
    ledger.fill(List.of(CLAIM, END));
    log.answer(new JobLogPage(1, true, null, List.of(), true));

    follow(Optional.of(new EventId(1, 2)));

    assertThat(heard.types).containsExactly("1.2 end completed");
  }

  @Test
  void stopsWhenNobodyListens() {
    heard.closed = true;

    follow(Optional.empty());

    assertThat(log.asked).isEmpty();
    assertThat(news.listeners()).isZero();
  }

  @Test
  void knowsNothingOfTheJobsOfOthers() {
    boolean exists = service().follow(viewer(OTHER), id(1), Optional.empty(), heard);

    assertThat(exists).isFalse();
    assertThat(log.asked).isEmpty();
  }

  private void follow(Optional<EventId> since) {
    assertThat(service().follow(viewer(ORGANISATION), id(1), since, heard)).isTrue();
    assertThat(news.listeners()).isZero();
  }

  private FollowJobService service() {
    var tails = new EventTails(Partitions.one(), it -> new EventTail(log, it, Duration.ZERO));
    var pace = new FollowJobService.Pace(Duration.ofMillis(1), Runnable::run, clock);
    return new FollowJobService(ledger, log, tails, news, pace);
  }

  private static Principal viewer(OrganisationId organisation) {
    return new Principal(organisation, new UserId("vic"), Role.VIEWER);
  }

  private static JobLogPage page(long epoch, JobEvent... events) {
    boolean ended = events[events.length - 1].body() instanceof JobEvent.Ended;
    return new JobLogPage(epoch, true, null, List.of(events), ended);
  }

  private static JobLogPage unknown(long epoch) {
    return new JobLogPage(epoch, false, null, List.of(), false);
  }

  /** Answers as it was told; the last answer again and again. */
  private static final class ScriptedLog implements JobLog {
    private final Deque<Optional<JobLogPage>> answers = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();

    ScriptedLog answer(JobLogPage page) {
      answers.add(Optional.of(page));
      return this;
    }

    ScriptedLog fail() {
      answers.add(Optional.empty());
      return this;
    }

    @Override
    public JobLogPage read(JobId job, Optional<EventId> since, Duration wait) {
      asked.add(since.map(EventId::toString).orElse("-"));
      Optional<JobLogPage> next = answers.size() > 1 ? answers.pop() : answers.getFirst();
      return next.orElseThrow(() -> new QueueUnavailableException("away"));
    }

    @Override
    public PartitionPage readPartition(
        Partition partition, String after, int limit, Duration wait) {
      throw new QueueUnavailableException("nobody reads the tail here");
    }
  }

  /** Remembers what was told. */
  private static final class Heard implements FollowJobQuery.Listener {
    private final List<String> types = new ArrayList<>();
    private Runnable whenIdle = () -> {};
    private int idles;
    private boolean closed;

    @Override
    public void snapshot(JobSnapshot snapshot) {
      types.add(snapshot.upTo() + " snapshot " + snapshot.status().wire());
    }

    @Override
    public void event(JobEvent event) {
      types.add(event.id() + " " + said(event.body()));
    }

    private static String said(JobEvent.Body body) {
      return switch (body) {
        case JobEvent.StateChanged state -> state.status().wire();
        case JobEvent.Ended end -> "end " + end.status().wire();
        case JobEvent.Progressed _ -> "progress";
        case JobEvent.Logged _ -> "log";
        case JobEvent.OutputAdded _ -> "output";
        case JobEvent.Previewed _ -> "preview";
      };
    }

    @Override
    public void idle() {
      idles++;
      whenIdle.run();
    }

    @Override
    public boolean isClosed() {
      return closed || idles > 1_000;
    }
  }
}

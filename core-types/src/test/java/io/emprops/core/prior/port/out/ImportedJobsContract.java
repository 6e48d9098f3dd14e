package io.emprops.core.prior.port.out;

import static io.emprops.core.job.port.out.LedgerJobs.ORGANISATION;
import static io.emprops.core.job.port.out.LedgerJobs.OTHER;
import static io.emprops.core.job.port.out.LedgerJobs.PARTITION;
import static io.emprops.core.job.port.out.LedgerJobs.T0;
import static io.emprops.core.job.port.out.LedgerJobs.aJob;
import static io.emprops.core.job.port.out.LedgerJobs.foreign;
import static io.emprops.core.job.port.out.LedgerJobs.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.JobFilter;
import io.emprops.core.job.JobId;
import io.emprops.core.job.port.out.InMemoryJobLedger;
import io.emprops.core.job.port.out.JobOutbox.Fate;
import io.emprops.core.prior.port.out.ImportedJobs.Imported;
import io.emprops.core.prior.port.out.ImportedJobs.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link ImportedJobs} promises. A subclass only says how to get an empty one. */
public abstract class ImportedJobsContract {
  private ImportPorts ports = inMemory();

  /** Nothing imported, beside an empty ledger. */
  protected abstract ImportPorts empty();

  private static ImportPorts inMemory() {
    var ledger = new InMemoryJobLedger().ports();
    return new ImportPorts(new InMemoryImportedJobs(ledger.ledger()), ledger);
  }

  @BeforeEach
  void begin() {
    ports = empty();
  }

  @Test
  void acceptsAJobThatTheLedgerAndTheOutboxHave() {
    Optional<Imported> before = ports.imported().accept(from("prior-1", "d1"), aJob(1));

    assertThat(before).isEmpty();
    assertThat(ports.ledger().ledger().find(ORGANISATION, id(1))).isPresent();
    assertThat(submitted()).containsExactly(id(1));
    assertThat(ports.imported().find(ORGANISATION, "prior-1")).contains(new Imported(id(1), "d1"));
  }

  @Test
  void makesNoSecondJobOfOne() {
    ports.imported().accept(from("prior-1", "d1"), aJob(1));

    Optional<Imported> again = ports.imported().accept(from("prior-1", "d1"), aJob(2));
    Optional<Imported> other = ports.imported().accept(from("prior-1", "d2"), aJob(3));

    assertThat(again).contains(new Imported(id(1), "d1"));
    assertThat(other).contains(new Imported(id(1), "d1"));
    assertThat(jobs()).containsExactly(id(1));
    assertThat(submitted()).containsExactly(id(1));
  }

  @Test
  void tellsIdsApartByEachUnitAndByOrganisation() {
    ports.imported().accept(from("prior-1", "d"), aJob(1));

    assertThat(ports.imported().accept(from("Prior-1", "d"), aJob(2))).isEmpty();
    assertThat(ports.imported().accept(from("prior-1 ☃", "d"), aJob(3))).isEmpty();
    assertThat(ports.imported().accept(from("prior-1", "d"), foreign(4))).isEmpty();
    assertThat(ports.imported().find(OTHER, "Prior-1")).isEmpty();
    assertThat(jobs()).containsExactly(id(3), id(2), id(1));
  }

  @Test
  void storesOneOfSixteenCallersWithOneJob() throws Exception {
    ImportedJobs imported = ports.imported();
    List<Callable<Optional<Imported>>> calls = new ArrayList<>();
    IntStream.range(1, 17)
        .forEach(n -> calls.add(() -> imported.accept(from("prior-1", "d"), aJob(n))));

    List<Optional<Imported>> answers = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(16)) {
      for (Future<Optional<Imported>> answer : threads.invokeAll(calls)) {
        answers.add(answer.get());
      }
    }

    assertThat(jobs()).hasSize(1);
    assertThat(answers).filteredOn(Optional::isEmpty).hasSize(1);
    assertThat(answers)
        .filteredOn(Optional::isPresent)
        .hasSize(15)
        .containsOnly(Optional.of(new Imported(jobs().getFirst(), "d")));
  }

  private static Origin from(String priorId, String digest) {
    return new Origin(priorId, digest, T0);
  }

  private List<JobId> jobs() {
    return ports.ledger().ledger().list(ORGANISATION, JobFilter.all()).items().stream()
        .map(job -> job.id())
        .toList();
  }

  private List<JobId> submitted() {
    List<JobId> jobs = new ArrayList<>();
    ports
        .ledger()
        .outbox()
        .submit(
            PARTITION,
            9,
            T0,
            submissions -> {
              submissions.forEach(submission -> jobs.add(submission.job().id()));
              return jobs.stream().<Fate>map(Fate.Delivered::new).toList();
            });
    return jobs;
  }
}

package io.emprops.core.worker.port.out;

import static io.emprops.core.job.AJob.aJob;
import static io.emprops.core.job.Eventually.eventually;
import static io.emprops.core.worker.port.out.LeaseScene.LONG;
import static io.emprops.core.worker.port.out.LeaseScene.P0;
import static io.emprops.core.worker.port.out.LeaseScene.idle;
import static io.emprops.core.worker.port.out.LeaseScene.simulation;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.FailureClass;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.Usage;
import io.emprops.core.json.JsonValue;
import io.emprops.core.worker.port.out.JobLeases.Claim;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How {@link JobLeases} shares workers between customers. */
public abstract class JobSharesContract {
  private static final int SLOTS = 1_000;

  private LeaseScene scene;

  /** A partition without jobs. */
  protected abstract LeaseScene emptyScene();

  /** Seeds of histories; a longer run may take more of them. */
  protected static IntStream seeds() {
    return IntStream.range(0, Integer.getInteger("emp.test.histories", 40));
  }

  @BeforeEach
  void prepare() {
    scene = emptyScene();
  }

  @Test
  void customersTakeTurnsWhateverTheirPriorities() {
    for (int n = 0; n < 3; n++) {
      scene.submit(
          aJob().number(n).customer("a").priority(100).build(),
          aJob().number(10 + n).customer("b").priority(0).build());
    }

    List<String> turns = startAll();

    assertThat(turns).hasSize(6);
    for (int turn = 0; turn < 6; turn += 2) {
      assertThat(turns.subList(turn, turn + 2)).containsExactlyInAnyOrder("a", "b");
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "5, 1", "0.5, 1", "3, 2"})
  void startsInProportionToWeights(double a, double b) {
    scene.control().weigh(P0, "a", a);
    scene.control().weigh(P0, "b", b);
    submitMany(100, "a", 0);
    submitMany(100, "b", 1_000);

    List<String> starts = start(60);

    double ratio = (double) count(starts, "a") / count(starts, "b");
    assertThat(ratio).isBetween(a / b * 0.8, a / b * 1.25);
  }

  @Test
  void chargesWhatAJobCosts() {
    for (int n = 0; n < 40; n++) {
      scene.submit(
          aJob().number(n).customer("big").cost(4).build(),
          aJob().number(100 + n).customer("small").build());
    }

    List<String> starts = start(25);

    assertThat(count(starts, "small")).isBetween(18L, 21L);
  }

  @Test
  void aFloodDelaysAQuietCustomerByOneJob() {
    for (int batch = 0; batch < 20; batch++) {
      submitMany(100, "flood", batch * 100);
    }
    start(50);

    scene.submit(aJob().number(9_000).customer("quiet").build());

    assertThat(start(3)).contains("quiet");
  }

  @Test
  void aCustomerThatComesBackHasNoCreditForItsAbsence() {
    submitMany(40, "always", 0);
    start(20);
    submitMany(20, "new", 100);

    List<String> turns = start(10);

    assertThat(count(turns, "new")).isBetween(4L, 6L);
  }

  @Test
  void aRetryIsNotChargedAgain() {
    scene.submit(
        aJob().number(0).customer("a").build(),
        aJob().number(1).customer("b").build(),
        aJob().number(2).customer("b").build(),
        aJob().number(3).customer("b").build());
    Claim first = claimOf("a");
    scene.leases().fail(first.job().id(), first.token(), LeaseScene.failure(FailureClass.TIMEOUT));
    Claim again = claimOf("a");
    scene.leases().complete(again.job().id(), again.token(), JsonValue.of(1), Usage.ofDuration(1));

    scene.submit(aJob().number(4).customer("a").build());

    assertThat(start(2)).contains("a");
  }

  /** Starts jobs until this customer's comes. */
  private Claim claimOf(String customer) {
    return eventually(
        () -> {
          scene.pass(Duration.ofSeconds(1));
          return scene.leases().claim(P0, idle("w1", simulation(), SLOTS), LONG, 1).stream()
              .filter(claim -> claim.job().customerId().equals(customer))
              .findFirst();
        });
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noCustomerWaitsLongerThanTheBound(int seed) {
    ShareHistory.of(scene, P0).keepsTheBound(seed, 150);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void agreesWithAListThatIsSearchedEachTime(int seed) {
    ShareHistory.of(scene, P0).agreesWithTheModel(seed, 120);
  }

  private static long count(List<String> customers, String wanted) {
    return customers.stream().filter(wanted::equals).count();
  }

  private void submitMany(int count, String customer, int from) {
    List<QueuedJob> jobs = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      jobs.add(aJob().number(from + n).customer(customer).build());
    }
    scene.queue().submit(jobs);
  }

  private List<String> startAll() {
    return start(Integer.MAX_VALUE);
  }

  /** The customers of the next starts. */
  private List<String> start(int most) {
    List<String> customers = new ArrayList<>();
    while (customers.size() < most) {
      List<Claim> claims = scene.leases().claim(P0, idle("w1", simulation(), SLOTS), LONG, 1);
      if (claims.isEmpty()) {
        break;
      }
      customers.add(claims.getFirst().job().customerId());
    }
    return customers;
  }
}

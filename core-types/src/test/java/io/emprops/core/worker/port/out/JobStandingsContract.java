package io.emprops.core.worker.port.out;

import static io.emprops.core.job.AJob.aJob;
import static io.emprops.core.worker.port.out.LeaseScene.P0;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.Gate;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.JobType;
import io.emprops.core.job.ShutGate;
import io.emprops.core.job.ShutGate.Cause;
import io.emprops.core.worker.JobStanding;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link io.emprops.core.worker.port.out.JobStandings} promises. */
public abstract class JobStandingsContract {
  private static final Gate SIMULATION = new Gate.OfType(new JobType("simulation"));

  private LeaseScene scene;

  /** A partition without jobs. */
  protected abstract LeaseScene emptyScene();

  @BeforeEach
  void prepare() {
    scene = emptyScene();
  }

  @Test
  void tellsWhereAJobStands() {
    scene.submit(
        aJob().number(1).build(),
        aJob().number(2).flowKeys("k").cost(3).requirements("{\"models\":[\"m\"]}").build(),
        aJob().number(3).build(),
        aJob().number(4).customer("b").build());

    JobStanding second = scene.standings().standing(id(3)).orElseThrow();
    JobStanding needy = scene.standings().standing(id(2)).orElseThrow();

    assertThat(second.status()).isEqualTo(JobStatus.PENDING);
    assertThat(second.jobsAhead()).isEqualTo(1);
    assertThat(second.waiting()).isEqualTo(4);
    assertThat(second.customers()).isEqualTo(2);
    assertThat(second.worker()).isEmpty();
    assertThat(second.shut()).isEmpty();
    assertThat(needy.cost()).isEqualTo(3);
    assertThat(needy.flowKeys()).containsExactly("k");
    assertThat(needy.required().json()).contains("models");
    assertThat(needy.lanesAhead()).isEqualTo(1);
    assertThat(scene.standings().standing(id(9))).isEmpty();
  }

  @Test
  void tellsWhichGateKeepsAJob() {
    scene.submit(aJob().number(1).flowKeys("k").build());
    scene.control().pause(P0, new Gate.OfFlow("k"));
    assertThat(shut()).isEqualTo(ShutGate.of(new Gate.OfFlow("k"), Cause.PAUSED));

    scene.control().resume(P0, new Gate.OfFlow("k"));
    scene.control().pause(P0, SIMULATION);

    assertThat(shut().gate()).isEqualTo(SIMULATION);
  }

  @Test
  void tellsWhoHasAJobAndUntilWhenOneIsScheduled() {
    Instant later = Instant.parse("2126-03-01T10:00:00Z");
    scene.submit(aJob().number(1).build(), aJob().number(2).notBefore(later).build());
    assertThat(scene.claim()).isPresent();

    assertThat(scene.standings().standing(id(1)).orElseThrow().worker()).contains("w1");
    assertThat(scene.standings().standing(id(2)).orElseThrow().due()).contains(later);
  }

  @Test
  void tellsWhomAJobPrefersOnlyAsLongAsItDoes() {
    String prefers = "{\"preferred\":{\"labels\":{\"region\":\"eu\"}}}";
    scene.submit(aJob().number(1).requirements(prefers).build());

    assertThat(scene.standings().standing(id(1)).orElseThrow().preferred()).isPresent();
    scene.pass(Duration.ofSeconds(6));
    assertThat(scene.standings().standing(id(1)).orElseThrow().preferred()).isEmpty();
  }

  private ShutGate shut() {
    return scene.standings().standing(id(1)).orElseThrow().shut().orElseThrow();
  }

  private static JobId id(int number) {
    return aJob().number(number).build().id();
  }
}

package io.emprops.core.worker.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.JobType;
import io.emprops.core.worker.WorkerScope;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link WorkerTokenSigner} promises. A subclass says how to get one. */
public abstract class WorkerTokenSignerContract {
  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

  /** The signer. */
  protected abstract WorkerTokenSigner signer();

  /** What a token claims, once its signature has been verified. */
  protected abstract String verified(String token);

  @Test
  void claimsTheWorkerAndItsJobTypesForTheGateway() throws JsonProcessingException {
    Set<JobType> types = Set.of(new JobType("simulation"), new JobType("claude_api"));

    String token =
        signer()
            .sign(
                new WorkerId("gpu-7"), new WorkerScope(types, Set.of()), NOW, NOW.plusSeconds(60));

    JsonNode claims = new ObjectMapper().readTree(verified(token));
    assertThat(claims.path("iss").asText()).isEqualTo("emprops-open-api");
    assertThat(claims.path("aud").asText()).isEqualTo("job-queue");
    assertThat(claims.path("sub").asText()).isEqualTo("gpu-7");
    assertThat(claims.path("groups").toString()).isEqualTo("[\"worker\"]");
    assertThat(claims.path("job_types").toString()).isEqualTo("[\"claude_api\",\"simulation\"]");
    assertThat(claims.has("customers")).isFalse();
    assertThat(claims.path("exp").asLong()).isEqualTo(NOW.plusSeconds(60).getEpochSecond());
  }

  @Test
  void claimsTheCustomersThatItIsFor() throws JsonProcessingException {
    var scope = new WorkerScope(Set.of(new JobType("simulation")), Set.of("umbrella", "acme"));

    String token = signer().sign(new WorkerId("gpu-7"), scope, NOW, NOW.plusSeconds(60));

    assertThat(new ObjectMapper().readTree(verified(token)).path("customers").toString())
        .isEqualTo("[\"acme\",\"umbrella\"]");
  }
}

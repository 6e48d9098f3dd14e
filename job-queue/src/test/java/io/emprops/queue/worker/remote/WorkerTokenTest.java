package io.emprops.queue.worker.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.JobType;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

final class WorkerTokenTest {
  @Test
  void namesWhoseItIsAndNeverItself() {
    var token = token("{\"sub\":\"gpu-7\",\"job_types\":[\"simulation\"]}");

    assertThat(token.subject()).contains(new WorkerId("gpu-7"));
    assertThat(token.jobTypes()).containsExactly(new JobType("simulation"));
    assertThat(token).hasToString("WorkerToken of gpu-7");
  }

  @Test
  void namesNobodyWhereItIsOfAnotherKind() {
    assertThat(new WorkerToken("opaque").subject()).isEmpty();
    assertThat(new WorkerToken("a.%.c").subject()).isEmpty();
    assertThat(new WorkerToken("opaque").jobTypes()).isEmpty();
    assertThat(token("[]").subject()).isEmpty();
    assertThat(token("{\"sub\":\"not an id\"}").subject()).isEmpty();
  }

  private static WorkerToken token(String claims) {
    var url = Base64.getUrlEncoder().withoutPadding();
    return new WorkerToken(
        "e30." + url.encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + ".c2ln");
  }
}

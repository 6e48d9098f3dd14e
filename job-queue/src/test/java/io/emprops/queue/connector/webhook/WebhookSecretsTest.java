package io.emprops.queue.connector.webhook;

import static io.emprops.core.job.AJob.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.AJob;
import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobFailure;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.secret.BoundHost;
import io.emprops.core.secret.FoundSecret;
import io.emprops.core.secret.SecretBinding;
import io.emprops.core.template.LatePart;
import io.emprops.core.template.LateValue;
import io.emprops.core.worker.port.out.Connector;
import io.emprops.core.worker.port.out.Connector.Failed;
import io.emprops.core.worker.port.out.Connector.Succeeded;
import io.emprops.core.worker.port.out.ManualCancellation;
import io.emprops.core.worker.port.out.RecordingReporter;
import io.emprops.egress.HttpFailures;
import io.emprops.egress.LocalProvider;
import io.emprops.queue.connector.ProviderConnector;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Secrets go where they are bound to, and come back from nowhere. */
class WebhookSecretsTest {
  private static final String SECRET = "sk-very-secret";

  private @Nullable SecretBinding binding;
  private final LocalProvider provider = new LocalProvider();
  private final Connector connector =
      new ProviderConnector(
          new WebhookProvider(provider.caller(), new HttpFailures(InstantSource.system())),
          (_, _, name) ->
              "key".equals(name)
                  ? Optional.of(new FoundSecret(name, SECRET, Optional.ofNullable(this.binding)))
                  : Optional.empty());

  @AfterEach
  void stopProvider() {
    provider.close();
  }

  @Test
  void fillsInASecretAndKeepsItOutOfEverythingThatComesBack() {
    provider.plays(
        LocalProvider.json(
            200, "{\"echo\":\"Bearer %s\",\"%s\":[\"%s\"]}".formatted(SECRET, SECRET, SECRET)));
    var reporter = new RecordingReporter();

    var result = run(withSecret().build(), reporter);

    assertThat(provider.last().headers().getFirst("Authorization")).isEqualTo("Bearer " + SECRET);
    assertThat(result.toString() + reporter).doesNotContain(SECRET).contains("***");
  }

  @Test
  void keepsASecretOutOfErrors() {
    provider.plays(LocalProvider.json(401, "{\"error\":\"bad key " + SECRET + "\"}"));

    assertThat(failure(withSecret()).message()).doesNotContain(SECRET).contains("bad key ***");
  }

  @Test
  void namesASecretThatIsMissingAndSendsNothing() {
    var job =
        job("{\"url\":\"%s\",\"body\":\"***\"}")
            .late(new LateValue("/body", List.of(new LatePart.Secret("other"))));

    var failure = failure(job);

    assertThat(failure.failureClass()).isEqualTo(FailureClass.AUTH_ERROR);
    assertThat(failure.message()).contains("'other'");
    assertThat(provider.received()).isEmpty();
  }

  @Test
  void sendsASecretWhereItIsBoundTo() {
    provider.plays(LocalProvider.json(200, "{}"));
    binding = new SecretBinding(List.of(new BoundHost("127.0.0.1")), "authorization");

    assertThat(run(withSecret().build())).isInstanceOf(Succeeded.class);
    assertThat(provider.last().headers().getFirst("Authorization")).isEqualTo("Bearer " + SECRET);
  }

  @Test
  void sendsASecretToNoOtherHostAndNamesItWithoutItsValue() {
    binding = new SecretBinding(List.of(new BoundHost("api.example.com")), null);

    var failure = failure(withSecret());

    assertThat(failure.failureClass()).isEqualTo(FailureClass.VALIDATION_ERROR);
    assertThat(failure.reason()).isEqualTo("secret-bound");
    assertThat(failure.message())
        .contains("'key'", "api.example.com", "127.0.0.1:" + provider.port())
        .doesNotContain(SECRET);
    assertThat(provider.received()).isEmpty();
  }

  @Test
  void sendsASecretInNoOtherPlaceThanItsHeader() {
    binding = new SecretBinding(List.of(new BoundHost("127.0.0.1")), "X-Key");
    var inUrl =
        job("{\"url\":\"***\"}")
            .late(
                new LateValue(
                    "/url",
                    List.of(
                        new LatePart.Text(provider.url() + "/?q="), new LatePart.Secret("key"))));
    var inBody =
        job("{\"url\":\"%s\",\"body\":{\"a\":\"***\"}}")
            .late(new LateValue("/body/a", List.of(new LatePart.Secret("key"))));

    assertThat(failure(withSecret()).reason()).isEqualTo("secret-bound");
    assertThat(failure(inUrl).reason()).isEqualTo("secret-bound");
    assertThat(failure(inBody).message()).contains("in the header X-Key").doesNotContain(SECRET);
    assertThat(provider.received()).isEmpty();
  }

  private AJob withSecret() {
    return job("{\"url\":\"%s\",\"headers\":{\"Authorization\":\"Bearer ***\"},\"body\":1}")
        .late(
            new LateValue(
                "/headers/Authorization",
                List.of(new LatePart.Text("Bearer "), new LatePart.Secret("key"))));
  }

  private AJob job(String payload) {
    return aJob().jobType("custom_webhook").payload(payload.replace("%s", provider.url()));
  }

  private Connector.Result run(QueuedJob job) {
    return run(job, new RecordingReporter());
  }

  private Connector.Result run(QueuedJob job, RecordingReporter reporter) {
    return connector.process(job, 1, reporter, new ManualCancellation());
  }

  private JobFailure failure(AJob job) {
    var result = run(job.build());
    assertThat(result).isInstanceOf(Failed.class);
    return ((Failed) result).failure();
  }
}

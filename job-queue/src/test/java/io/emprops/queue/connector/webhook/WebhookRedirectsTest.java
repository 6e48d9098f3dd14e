package io.emprops.queue.connector.webhook;

import static io.emprops.core.job.AJob.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobFailure;
import io.emprops.core.worker.port.out.Connector;
import io.emprops.core.worker.port.out.Connector.Failed;
import io.emprops.core.worker.port.out.Connector.Succeeded;
import io.emprops.core.worker.port.out.ManualCancellation;
import io.emprops.core.worker.port.out.RecordingReporter;
import io.emprops.egress.HttpFailures;
import io.emprops.egress.LocalProvider;
import io.emprops.egress.LocalProvider.Received;
import io.emprops.queue.connector.ProviderConnector;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Redirects, which are followed only where the payload asks for it, and each judged anew. */
@Timeout(60)
class WebhookRedirectsTest {
  private final LocalProvider provider = new LocalProvider();
  private final Connector connector =
      new ProviderConnector(
          new WebhookProvider(provider.caller(), new HttpFailures(InstantSource.system())),
          (_, _, _) -> Optional.empty());

  @AfterEach
  void stopProvider() {
    provider.close();
  }

  @Test
  void followsNoneUnlessThePayloadSaysSo() {
    redirects(302, "/there");

    var failure = failure(run("GET", false));

    assertThat(failure.reason()).isEqualTo("redirect");
    assertThat(provider.received()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "301, GET, GET, ''",
    "302, POST, GET, ''",
    "301, PUT, PUT, '1'",
    "303, PUT, GET, ''",
    "303, HEAD, HEAD, ''",
    "307, POST, POST, '1'",
    "308, PATCH, PATCH, '1'"
  })
  void followsWithinAHostWithItsHeaders(int status, String method, String then, String body) {
    redirects(status, "/there?x=1");

    var result = run(method, true);

    assertThat(result).isInstanceOf(Succeeded.class);
    Received last = provider.last();
    assertThat(last.uri()).isEqualTo("/there?x=1");
    assertThat(last.method()).isEqualTo(then);
    assertThat(last.body()).isEqualTo(body);
    assertThat(last.headers().getFirst("Authorization")).isEqualTo("Bearer t0ken");
  }

  @Test
  void takesNoSecretToAnotherHost() {
    redirects(302, "http://localhost:%d/there".formatted(provider.port()));

    var result = run("GET", true);

    assertThat(result).isInstanceOf(Succeeded.class);
    assertThat(provider.last().headers())
        .doesNotContainKeys("Authorization", "X-Own")
        .containsKey("User-Agent");
  }

  @Test
  void takesNoBodyToAnotherHost() {
    redirects(307, "http://localhost:%d/there".formatted(provider.port()));

    var failure = failure(run("POST", true));

    assertThat(failure.failureClass()).isEqualTo(FailureClass.VALIDATION_ERROR);
    assertThat(failure.reason()).isEqualTo("redirect");
    assertThat(provider.received()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "http://169.254.169.254/latest/meta-data/, egress-denied",
    "http://127.0.0.2/, egress-denied",
    "http://[::ffff:10.0.0.1]/, egress-denied",
    "http://2130706433/, url",
    "http://user:pass@127.0.0.1/, url",
    "file:///etc/passwd, url",
    "gopher://127.0.0.1/, url",
    "//169.254.169.254/latest, egress-denied",
    "'http://a b/', redirect"
  })
  void judgesEachHopAnew(String location, String reason) {
    redirects(302, location);

    var failure = failure(run("GET", true));

    assertThat(failure.failureClass()).isEqualTo(FailureClass.VALIDATION_ERROR);
    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(provider.received()).hasSize(1);
  }

  @Test
  void givesUpInACircle() {
    provider.plays(LocalProvider.answer(302, "text/plain", "", Map.of("Location", "/again")));

    var failure = failure(run("GET", true));

    assertThat(failure.reason()).isEqualTo("redirect");
    assertThat(provider.received()).hasSize(6);
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 304, 305})
  void followsNothingThatIsNoRedirect(int status) {
    redirects(status, "/there");

    assertThat(failure(run("GET", true)).reason()).isEqualTo("redirect");
    assertThat(provider.received()).hasSize(1);
  }

  private void redirects(int status, String location) {
    provider.plays(
        (its, exchange) ->
            (exchange.getRequestURI().getPath().equals("/there")
                    ? LocalProvider.answer(200, "text/plain", "", Map.of())
                    : LocalProvider.answer(status, "text/plain", "", Map.of("Location", location)))
                .answer(its, exchange));
  }

  private Connector.Result run(String method, boolean follow) {
    boolean empty = method.equals("GET") || method.equals("HEAD");
    var job =
        aJob()
            .jobType("custom_webhook")
            .payload(
                """
                {"url":"%s/here","method":"%s","follow_redirects":%s,%s
                 "headers":{"Authorization":"Bearer t0ken","X-Own":"x","Accept":"*/*"}}"""
                    .formatted(provider.url(), method, follow, empty ? "" : "\"body\":1,"))
            .build();
    return connector.process(job, 1, new RecordingReporter(), new ManualCancellation());
  }

  private static JobFailure failure(Connector.Result result) {
    assertThat(result).isInstanceOf(Failed.class);
    return ((Failed) result).failure();
  }
}

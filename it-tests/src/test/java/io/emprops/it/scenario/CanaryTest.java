package io.emprops.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.AJob;
import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobEvent.Progressed;
import io.emprops.core.job.JobType;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.core.secret.FoundSecret;
import io.emprops.core.template.LatePart;
import io.emprops.core.template.LateValue;
import io.emprops.core.worker.port.out.Connector.Cancellation;
import io.emprops.core.worker.port.out.Connector.Reporter;
import io.emprops.core.worker.port.out.ManualCancellation;
import io.emprops.core.worker.port.out.RecordingReporter;
import io.emprops.egress.CallFailedException;
import io.emprops.queue.connector.Provider;
import io.emprops.queue.connector.ProviderConnector;
import io.emprops.queue.connector.ProviderFailedException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The search notices a leak: what a provider gives back is found where the redaction is left out,
 * in each way that an answer can take, and only there.
 */
final class CanaryTest {
  private static final JobType TYPE = new JobType("custom_webhook");

  private final Canary canary = Canary.make();
  private final RecordingReporter reporter = new RecordingReporter();

  /** A way in which a secret comes back. */
  enum Way {
    RESULT,
    FAILURE,
    PROGRESS,
    STREAM
  }

  @ParameterizedTest
  @EnumSource
  void findsWhatComesBackWithoutRedaction(Way way) {
    var provider = new Echo(way);
    JsonValue payload = JsonText.parse("{\"key\":%s}".formatted(Json.quote(canary.value())));

    String told;
    try {
      told = provider.call(payload, reporter, new ManualCancellation()).toString();
    } catch (CallFailedException e) {
      told = e.failure().toString();
    }

    assertThat(canary.findIn("told", told + reporter.progress() + reporter.text())).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void findsNothingBehindTheRedaction(Way way) {
    var connector =
        new ProviderConnector(
            new Echo(way),
            (_, _, name) -> Optional.of(new FoundSecret(name, canary.value(), Optional.empty())));
    QueuedJob job =
        AJob.aJob()
            .jobType(TYPE.value())
            .payload("{\"key\":\"\"}")
            .late(new LateValue("/key", List.of(new LatePart.Secret("canary"))))
            .build();

    String told = connector.process(job, 1, reporter, new ManualCancellation()).toString();

    assertThat(told + reporter).contains("***");
    assertThat(canary.findIn("told", told + reporter.progress() + reporter.text())).isEmpty();
  }

  /** Gives back what it was told, in one way. */
  private record Echo(Way way) implements Provider {

    @Override
    public Set<JobType> jobTypes() {
      return Set.of(TYPE);
    }

    @Override
    public Set<String> secrets(JsonValue payload) {
      return Set.of();
    }

    @Override
    public Answer call(JsonValue payload, Reporter reporter, Cancellation cancellation) {
      String key = ((JsonString) ((JsonObject) payload).member("key").orElseThrow()).value();
      JsonValue answer = JsonValue.emptyObject();
      switch (way) {
        case RESULT -> answer = JsonText.parse(TellTale.everyForm(key));
        case FAILURE ->
            throw new ProviderFailedException(
                FailureClass.AUTH_ERROR, "http-401", "Incorrect API key provided: " + key);
        case PROGRESS ->
            reporter.progress(new Progressed("as " + key, null, null, null, key, null));
        case STREAM -> TellTale.pieces("Your key is " + key + ", is it?").forEach(reporter::output);
      }
      return new Answer(answer, Tokens.none());
    }
  }
}

package io.emprops.queue.connector.gemini;

import static io.emprops.core.job.AJob.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobFailure;
import io.emprops.core.worker.port.out.Connector;
import io.emprops.core.worker.port.out.Connector.Failed;
import io.emprops.core.worker.port.out.ManualCancellation;
import io.emprops.core.worker.port.out.RecordingReporter;
import io.emprops.egress.HttpFailures;
import io.emprops.egress.LocalProvider;
import io.emprops.queue.connector.ProviderConnector;
import io.emprops.queue.connector.http.ApiAccess;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers with status 200 that are none. */
@Timeout(60)
class GeminiAnswersTest {
  private static final String SSE = "text/event-stream";
  private static final String PIECE =
      "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"a\"}]}}]}\n\n";

  private final LocalProvider provider = new LocalProvider();
  private final Connector connector =
      new ProviderConnector(
          new GeminiProvider(
              new ApiAccess(provider.url(), "AIza-test", "GEMINI_API_KEY"),
              provider.caller(),
              new HttpFailures(InstantSource.system())),
          (_, _, _) -> Optional.empty());

  @AfterEach
  void stopProvider() {
    provider.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"promptFeedback\":{\"blockReason\":\"PROHIBITED_CONTENT\"}}",
        "{\"candidates\":[{\"finishReason\":\"SAFETY\"}]}",
        "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"a\"}]},\"finishReason\":\"RECITATION\"}]}",
        "{\"candidates\":[{\"finishReason\":\"IMAGE_SAFETY\",\"finishMessage\":\"No\"}]}"
      })
  void findsRefusalsInAnswersThatSayThatAllIsWell(String answer) {
    for (boolean streamed : new boolean[] {true, false}) {
      provider.plays(
          streamed
              ? LocalProvider.stream(SSE, "data: " + answer + "\n\n", 50)
              : LocalProvider.json(200, answer));

      var failure = failure();

      assertThat(failure.failureClass()).isEqualTo(FailureClass.GENERATION_REFUSAL);
      assertThat(failure.reason()).isEqualTo("refusal");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | no-candidate",
        "{\"candidates\":[{\"finishReason\":\"NO_IMAGE\"}]} | no-image",
        "{\"candidates\":[{\"finishReason\":\"MALFORMED_FUNCTION_CALL\"}]} | malformed-function-call",
        "[] | not-json"
      })
  void tellsAnAnswerThatIsNone(String answer, String reason) {
    provider.plays(LocalProvider.json(200, answer));

    var failure = failure();

    assertThat(failure.failureClass()).isEqualTo(FailureClass.RESPONSE_ERROR);
    assertThat(failure.reason()).isEqualTo(reason);
  }

  @Test
  void tellsAnErrorInTheMiddleOfAStream() {
    provider.plays(
        LocalProvider.stream(
            SSE,
            PIECE
                + "data: {\"error\":{\"code\":503,\"message\":\"Overloaded\",\"status\":\"UNAVAILABLE\"}}\n\n",
            50));

    assertThat(failure())
        .isEqualTo(
            JobFailure.of(
                FailureClass.SERVICE_ERROR, "unavailable", "The provider stopped: Overloaded"));
  }

  @Test
  void tellsAStreamThatEndsBeforeTheAnswerDoes() {
    provider.plays(LocalProvider.stream(SSE, PIECE, 50));

    assertThat(failure().reason()).isEqualTo("truncated");
  }

  private JobFailure failure() {
    var job = aJob().jobType("gemini").payload("{\"model\":\"m\",\"prompt\":\"Hi\"}").build();
    var result = connector.process(job, 1, new RecordingReporter(), new ManualCancellation());
    assertThat(result).isInstanceOf(Failed.class);
    return ((Failed) result).failure();
  }
}

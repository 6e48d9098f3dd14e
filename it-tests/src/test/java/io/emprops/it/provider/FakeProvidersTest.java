package io.emprops.it.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emprops.it.provider.Received.Fate;
import io.emprops.it.scenario.Waiting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client of the stand-ins sees. */
final class FakeProvidersTest {
  private static final String MODEL = "some-model";

  private final FakeProviders providers = FakeProviders.start(0);
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @AfterEach
  void stop() {
    client.shutdownNow();
    providers.close();
  }

  @ParameterizedTest
  @CsvSource({"false, application/json", "true, text/event-stream"})
  void answersAChatAtOnceOrInPieces(boolean stream, String type) {
    var answer = chat(MODEL, stream);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains(type);
    assertThat(answer.body()).contains(stream ? "data: [DONE]" : "\"finish_reason\":\"stop\"");
    awaitFate(Fate.ANSWERED);
  }

  @ParameterizedTest
  @CsvSource({"429, 429, none", "429-retry-after-2, 429, 2", "500, 500, none", "503, 503, none"})
  void failsWithTheStatusThatTheModelIsNamedAfter(String fault, int status, String retryAfter) {
    var answer = chat("fault-" + fault, true);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Retry-After").orElse("none")).isEqualTo(retryAfter);
    assertThat(answer.body()).contains("\"error\":{\"message\"");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void cutsAnAnswerInItsMiddle(boolean stream) {
    assertThatThrownBy(() -> chat("fault-cut", stream)).hasRootCauseInstanceOf(IOException.class);

    assertThat(providers.received("fault-cut"))
        .extracting(Received::fate)
        .containsOnly(Fate.BROKEN);
  }

  @Test
  void endsAConnectionBeforeAnyAnswer() {
    assertThatThrownBy(() -> chat("fault-abort", true)).hasRootCauseInstanceOf(IOException.class);
  }

  @Test
  void tellsOfAnErrorInTheMiddleOfAStream() {
    var answer = chat("fault-stream-error", true);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"error\":{").doesNotContain("[DONE]");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void answersWithWhatIsNoJson(boolean stream) {
    String broken = chat("fault-malformed", stream).body();

    assertThat(stream ? broken.lines() : Stream.of(broken)).anyMatch(FakeProvidersTest::isNoJson);
  }

  private static boolean isNoJson(String line) {
    String data = line.startsWith("data: ") ? line.substring("data: ".length()) : line;
    try {
      return data.startsWith("{") && Json.object(data).isEmpty();
    } catch (IllegalArgumentException e) {
      return true;
    }
  }

  @Test
  void declinesInTheWayOfEachApi() {
    assertThat(chat("fault-refusal", false).body()).contains("\"refusal\":\"I'm sorry");
    assertThat(message("fault-refusal").body()).contains("\"stop_reason\":\"refusal\"");
  }

  @Test
  void answersMoreThanAnyoneTakes() {
    assertThat(chat("fault-huge", false).body()).hasSizeGreaterThan((int) Fault.HUGE_BYTES);
  }

  @Test
  void failsOnlyTheFirstOfEqualRequestsWhereANumberIsNamed() {
    String model = "fault-503-times-2";

    assertThat(Stream.generate(() -> chat(model, true).statusCode()).limit(4))
        .containsExactly(503, 503, 200, 200);
  }

  @Test
  void followsThePlanOfATest() {
    providers.plan(MODEL, new Fault.WrongType(), Fault.parse("529"));

    assertThat(message(MODEL).body()).contains("<html>");
    assertThat(message(MODEL).body()).contains("overloaded_error");
    assertThat(message(MODEL).body()).contains("\"type\":\"message\"");
  }

  @Test
  void saysWhichFaultsThereAreToAnUnknownOne() {
    var answer = chat("fault-unheard-of", true);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("no fault 'unheard-of'").contains("stream-error");
  }

  @Test
  void letsSoManyRequestsThroughInAMinuteAndTellsOfIt() {
    providers.limit("openai", 3);

    List<HttpResponse<String>> answers =
        Stream.generate(() -> chat(MODEL, false)).limit(5).toList();

    assertThat(answers)
        .extracting(HttpResponse::statusCode)
        .containsExactly(200, 200, 200, 429, 429);
    assertThat(answers.getFirst().headers().firstValue("x-ratelimit-remaining-requests"))
        .contains("2");
    assertThat(answers.getLast().headers().firstValueAsLong("Retry-After").orElse(0))
        .isBetween(1L, 61L);
  }

  @Test
  void noticesThatAClientGoesAwayFromAHeldStream() {
    CountDownLatch held = providers.hold();
    var pending =
        client.sendAsync(
            request("openai" + OpenAiApi.CHAT, body(MODEL, true)), BodyHandlers.ofLines());
    var lines = pending.join().body().iterator();
    assertThat(lines.next()).startsWith("data: ");

    client.shutdownNow();

    awaitFate(Fate.ABORTED);
    assertThat(held.getCount()).isEqualTo(1);
  }

  @Test
  void tellsJobQueueWhereItIsAndWithWhichKeys() {
    assertThat(providers.environment())
        .containsEntry("EMP_QUEUE_OPENAI_BASE_URL", providers.url("openai") + "/v1")
        .containsEntry("EMP_QUEUE_CLAUDE_API_KEY", AnthropicApi.KEY);
  }

  /** A client has its answer a moment before the server has noted that. */
  private void awaitFate(Fate fate) {
    Waiting.until(
        "the request ends",
        () -> providers.received(MODEL).getFirst().fate(),
        seen -> seen == fate);
  }

  private HttpResponse<String> chat(String model, boolean stream) {
    return send(request("openai" + OpenAiApi.CHAT, body(model, stream)));
  }

  private HttpResponse<String> message(String model) {
    return send(request("anthropic" + AnthropicApi.MESSAGES, body(model, false)));
  }

  private static String body(String model, boolean stream) {
    return Json.object(
            """
            {"max_tokens": 10, "messages": [{"role": "user", "content": "Hi"}]}
            """)
        .put("model", model)
        .put("stream", stream)
        .toString();
  }

  private HttpRequest request(String path, String body) {
    String root = "http://" + providers.target() + "/";
    return HttpRequest.newBuilder(URI.create(root + path))
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer " + OpenAiApi.KEY)
        .header("x-api-key", AnthropicApi.KEY)
        .header("anthropic-version", "2023-06-01")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private HttpResponse<String> send(HttpRequest request) {
    return client.sendAsync(request, BodyHandlers.ofString()).join();
  }
}

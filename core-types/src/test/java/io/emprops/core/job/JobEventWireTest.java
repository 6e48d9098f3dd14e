package io.emprops.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.emprops.core.json.JsonText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events travel as JSON, and lose nothing on the way. */
final class JobEventWireTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String EVENT =
      """
      {"type":"%s","data":%s,"at":"2026-11-24T08:00:00.123Z",\
      "job_id":"p0-01J00000000000000000000001","id":"7.3"}
      """;

  @ParameterizedTest
  @ValueSource(strings = {"-0", "1.10", "1e3", "12345678901234567890.0001", "[-0,{\"a\":-0}]"})
  void keepsTheDigitsOfNumbers(String json) throws JsonProcessingException {
    String text = EVENT.formatted("output", "{\"json\":" + json + "}");

    JobEvent event = MAPPER.readValue(text, JobEvent.class);

    assertThat(event.id()).isEqualTo(new EventId(7, 3));
    assertThat(event.body()).isEqualTo(new JobEvent.OutputAdded(null, JsonText.parse(json)));
  }

  @Test
  void readsAStateWithAFailure() throws JsonProcessingException {
    String failure =
        """
        {"status":"scheduled","reason":"retry","attempt":1,\
        "failure":{"class":"rate_limit","reason":"http-429","message":"later"}}""";

    JobEvent event = MAPPER.readValue(EVENT.formatted("state", failure), JobEvent.class);

    assertThat(event.body())
        .isEqualTo(
            new JobEvent.StateChanged(
                JobStatus.SCHEDULED,
                "retry",
                1,
                null,
                JobFailure.of(FailureClass.RATE_LIMIT, "http-429", "later")));
  }

  @Test
  void writesOfExpensesWhatTheyAreAndNothingElse() throws JsonProcessingException {
    var state =
        new JobEvent.StateChanged(
            JobStatus.PENDING, null, null, null, null, new Expense(20_000, 4));

    assertThat(MAPPER.writeValueAsString(state))
        .isEqualTo("{\"status\":\"pending\",\"spent\":{\"micro_dollars\":20000,\"tokens\":4}}");
    assertThat(MAPPER.writeValueAsString(SpendingTerms.of(7, 8)))
        .isEqualTo("{\"micro_dollars\":7,\"tokens\":8}");
  }

  @Test
  void refusesATypeThatItDoesNotKnow() {
    assertThatThrownBy(() -> MAPPER.readValue(EVENT.formatted("rumour", "{}"), JobEvent.class))
        .isInstanceOf(JsonProcessingException.class);
  }
}

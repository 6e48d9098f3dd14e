package io.emprops.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors are told apart by what they are, not by what they happen to mention. */
class ErrorSignatureTest {
  private static final JobType TYPE = new JobType("simulation");

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '^',
      delimiter = '|',
      value = {
        "try again in 17 s                   | try again in 4.5 s",
        "no model \"a b\" here               | no model \"c\" here",
        "no model \"a \\\" b\" here            | no model \"c\" here",
        "no file 'it is' at `x`              | no file 'b' at `y`",
        "a user's file 'a' is gone           | a user's file 'b' is gone",
        "see https://a.example/x?y=1#z now   | see http://b.example now",
        "call 5b3f3a52-91a4-4a57-9a5b-1f2e3d4c5b6a failed | call"
            + " 00000000-0000-0000-0000-00000000000a failed",
        "request req_011CSd83Qabc failed     | request req_99zZ11xx11 failed",
        "job p0-01KATXJ7V9M3Q2W8E5R6T7Y8ZA   | job p0-01KATXJ7V9M3Q2W8E5R6T7Y8ZB",
        "peer 10.0.0.7:8188 is away          | peer 192.168.1.9:80 is away",
        "at 2026-11-24T08:00:00Z             | at 2025-01-02T09:10:11Z",
        "two   spaces                        | two spaces",
      })
  void isEqualForMessagesThatDifferInDetails(String one, String other) {
    assertThat(signature(one)).isEqualTo(signature(other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "quota exceeded            | quota missing",
        "model gpt-4o is away      | model gpt-4o-mini is away",
        "can't open, won't close   | can't read, won't close",
        "internationalization      | industrialization",
      })
  void differsForMessagesThatSayOtherThings(String one, String other) {
    assertThat(signature(one)).isNotEqualTo(signature(other));
  }

  @Test
  void differsByTypeClassAndReason() {
    var base = ErrorSignature.of(TYPE, FailureClass.SERVICE_ERROR, "http-503", "x");

    assertThat(ErrorSignature.of(new JobType("other"), FailureClass.SERVICE_ERROR, "http-503", "x"))
        .isNotEqualTo(base);
    assertThat(ErrorSignature.of(TYPE, FailureClass.NETWORK_ERROR, "http-503", "x"))
        .isNotEqualTo(base);
    assertThat(ErrorSignature.of(TYPE, FailureClass.SERVICE_ERROR, "http-500", "x"))
        .isNotEqualTo(base);
    assertThat(ErrorSignature.of(TYPE, null, null, "x")).isNotEqualTo(base);
  }

  @Test
  void readsTheLongestMessagesWithoutOverflow() {
    String quotes = "\"\\".repeat(2_000);
    String letters = "a".repeat(4_000);
    String digits = "1.".repeat(2_000);

    assertThat(signature(quotes)).isEqualTo(signature(quotes));
    assertThat(signature(letters)).isEqualTo(signature(letters + "b"));
    assertThat(signature(digits)).isEqualTo(signature("7."));
  }

  @Test
  void hasOneForm() {
    assertThat(new ErrorSignature(signature("x").value())).isEqualTo(signature("x"));
    assertThatThrownBy(() -> new ErrorSignature("nonsense"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static ErrorSignature signature(String message) {
    return ErrorSignature.of(TYPE, FailureClass.SERVICE_ERROR, "http-503", message);
  }
}

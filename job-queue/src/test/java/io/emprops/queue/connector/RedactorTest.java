package io.emprops.queue.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobEvent.Progressed;
import io.emprops.core.job.JobFailure;
import io.emprops.core.json.JsonText;
import io.emprops.core.worker.port.out.RecordingReporter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RedactorTest {
  private final Redactor redactor = new Redactor(List.of("sk-12345", "a \"quoted\" one", "abc"));

  @Test
  void replacesSecretsInText() {
    assertThat(redactor.scrub("Key sk-12345 and sk-12345!")).isEqualTo("Key *** and ***!");
  }

  @Test
  void replacesTheFormsThatASecretTakesInJsonUrlsAndBase64() {
    assertThat(redactor.scrub("{\"k\":\"a \\\"quoted\\\" one\"}")).isEqualTo("{\"k\":\"***\"}");
    assertThat(redactor.scrub("?k=a+%22quoted%22+one")).isEqualTo("?k=***");
    assertThat(redactor.scrub("c2stMTIzNDU=")).isEqualTo("***=");
  }

  @Test
  void replacesASecretInBase64WhateverStandsBeforeAndBehindIt() {
    var key = new Redactor(List.of("sk-live>>??1234"));

    for (String before : List.of("", "a", "ab", "user:")) {
      for (String behind : List.of("", "x", "xy")) {
        byte[] bytes = (before + "sk-live>>??1234" + behind).getBytes(StandardCharsets.UTF_8);
        for (var encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
          String clean = key.scrub(encoder.encodeToString(bytes));

          assertThat(clean).contains("***").hasSizeLessThan(20);
        }
      }
    }
  }

  @Test
  void replacesWhatAUrlWritesInItsOtherWays() {
    assertThat(redactor.scrub("?k=a%20%22quoted%22%20one")).isEqualTo("?k=***");
    assertThat(new Redactor(List.of("a/b/c")).scrub("?k=a%2fb%2fc")).isEqualTo("?k=***");
  }

  @Test
  void leavesNoHalfOfASecretAtTheEndOfAMessageThatWasCut() {
    assertThat(redactor.scrub(failure("The key sk-1234…")).message()).isEqualTo("The key ***…");
    assertThat(redactor.scrub(failure("The key sk-…")).message()).isEqualTo("The key sk-…");
    assertThat(redactor.scrub(failure("The key sk-1234")).message()).isEqualTo("The key sk-1234");
  }

  private static JobFailure failure(String message) {
    return JobFailure.of(FailureClass.AUTH_ERROR, "http-401", message);
  }

  @Test
  void leavesTextsThatOnlyLookLikeIt() {
    assertThat(redactor.scrub("sk-1234 abc")).isEqualTo("sk-1234 abc");
  }

  @Test
  void replacesInNamesTextsAndNumbersOfAValue() {
    var number = new Redactor(List.of("9007199254740993"));

    assertThat(redactor.scrub(JsonText.parse("{\"sk-12345\":[\"x sk-12345\",null,1.10]}")).toJson())
        .isEqualTo("{\"***\":[\"x ***\",null,1.10]}");
    assertThat(number.scrub(JsonText.parse("[9007199254740993]")).toJson()).isEqualTo("[\"***\"]");
  }

  @Test
  void replacesTheLongerOfTwoSecretsAsAWhole() {
    var nested = new Redactor(List.of("key-1", "key-1-long"));

    assertThat(nested.scrub("key-1-long key-1")).isEqualTo("*** ***");
  }

  @Test
  void replacesInFailuresAndProgress() {
    var reporter = new RecordingReporter();

    var failure =
        redactor.scrub(JobFailure.of(FailureClass.AUTH_ERROR, "http-401", "bad sk-12345"));
    new RedactingReporter(redactor, reporter)
        .progress(new Progressed("sk-12345", null, null, null, "with sk-12345", null));

    assertThat(failure.message()).isEqualTo("bad ***");
    assertThat(reporter.toString()).doesNotContain("sk-12345");
  }

  @Test
  void tellsAtOnceWhatCannotBecomeASecret() {
    var reporter = new RecordingReporter();

    new RedactingReporter(redactor, reporter).output("Hello s");

    assertThat(reporter.outputs()).containsExactly("Hello ");
  }

  @Test
  void holdsBackASecretThatMayBeTheBeginningOfALongerOne() {
    var reporter = new RecordingReporter();
    var redacting = new RedactingReporter(new Redactor(List.of("key-1", "key-1-long")), reporter);

    for (String piece : List.of("xkey-1", "-lo", "ng.")) {
      redacting.output(piece);
    }
    redacting.flush();

    assertThat(reporter.text()).isEqualTo("x***.");
  }

  @RepeatedTest(300)
  void streamsTheSameAsTheWholeTextWhereverItIsCut(RepetitionInfo repetition) {
    var random = new Random(repetition.getCurrentRepetition());
    var secrets = List.of(word(random, 4), word(random, 5), word(random, 7));
    var text = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      text.append(word(random, 3)).append(secrets.get(random.nextInt(3)));
    }
    var own = new Redactor(secrets);
    var reporter = new RecordingReporter();
    var redacting = new RedactingReporter(own, reporter);

    for (int at = 0, end; at < text.length(); at = end) {
      end = Math.min(text.length(), at + 1 + random.nextInt(6));
      redacting.output(text.substring(at, end));
    }
    redacting.flush();

    assertThat(secrets).noneMatch(secret -> reporter.text().contains(secret));
    assertThat(reporter.text().replace("*", "").length())
        .isLessThanOrEqualTo(own.scrub(text.toString()).length());
  }

  /** Of two letters only, so that secrets overlap themselves and each other. */
  private static String word(Random random, int length) {
    var word = new StringBuilder();
    for (int i = 0; i < length; i++) {
      word.append(random.nextBoolean() ? 'a' : 'b');
    }
    return word.toString();
  }
}

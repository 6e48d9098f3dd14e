package io.emprops.it.provider;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What goes wrong with one answer. Its name chooses it: in the header {@code X-Fake-Fault}, after
 * {@code fault-} in the name of a model, or in a script of a test.
 */
public sealed interface Fault {

  /** The provider answers with this status, and its own words. */
  record Status(int code, Optional<Duration> retryAfter) implements Fault {}

  /** So long a wait before the answer, and before each of its pieces. */
  record Slow(Duration pause) implements Fault {}

  /** The connection ends in the middle of the answer. */
  record Cut() implements Fault {}

  /** The provider tells of an error in the middle of a stream; an answer at once is a 500. */
  record StreamError() implements Fault {}

  /** The answer, or a piece in the middle of it, is no JSON. */
  record Malformed() implements Fault {}

  /** The model declines, in the way of its API. */
  record Refusal() implements Fault {}

  /** The answer has so many bytes, and no end in sight. */
  record Huge(long bytes) implements Fault {}

  /** A page of HTML in place of the answer, with status 200. */
  record WrongType() implements Fault {}

  /** The connection ends before any answer. */
  record Abort() implements Fault {}

  /** No answer until the client goes away. */
  record Silence() implements Fault {}

  /** So large that no connector takes it. */
  long HUGE_BYTES = 24L * 1024 * 1024;

  /** What a fault's name looks like, for those who choose one. */
  String NAMES =
      "STATUS[-retry-after-SECONDS], slow[-MILLIS], cut, stream-error, malformed, refusal, huge,"
          + " html, abort, silence; each with -times-N for the first N equal requests only";

  /**
   * Reads a name.
   *
   * @throws IllegalArgumentException if there is no such fault
   */
  static Fault parse(String name) {
    Matcher status = Pattern.compile("([45][0-9]{2})(?:-retry-after-([0-9]{1,6}))?").matcher(name);
    if (status.matches()) {
      return new Status(
          Integer.parseInt(status.group(1)),
          Optional.ofNullable(status.group(2)).map(Long::parseLong).map(Duration::ofSeconds));
    }
    Matcher slow = Pattern.compile("slow(?:-([0-9]{1,6}))?").matcher(name);
    if (slow.matches()) {
      return new Slow(
          Duration.ofMillis(
              Optional.ofNullable(slow.group(1)).map(Long::parseLong).orElse(1_000L)));
    }
    return switch (name) {
      case "cut" -> new Cut();
      case "stream-error" -> new StreamError();
      case "malformed" -> new Malformed();
      case "refusal" -> new Refusal();
      case "huge" -> new Huge(HUGE_BYTES);
      case "html" -> new WrongType();
      case "abort" -> new Abort();
      case "silence" -> new Silence();
      default ->
          throw new IllegalArgumentException("no fault '%s'; there are %s".formatted(name, NAMES));
    };
  }
}

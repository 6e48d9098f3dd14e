package io.emprops.queue.connector.polling;

import io.emprops.core.json.JsonPlace;
import io.emprops.queue.connector.PayloadReader;
import io.emprops.queue.connector.PayloadReader.PayloadException;
import java.time.Duration;
import java.util.Optional;

/**
 * How the end of a provider's job is found by asking.
 *
 * @param request with {@code {id}} in it
 * @param address where the address to ask stands in the answer that began; else {@code url}
 * @param end what an answer has to say
 * @param interval before the first question, and after it
 * @param longestInterval what the interval grows to
 * @param timeout from the beginning or its resumption to the end
 */
record PollPlan(
    PayloadReader request,
    Optional<JsonPlace> address,
    EndRules end,
    Duration interval,
    Duration longestInterval,
    Duration timeout)
    implements AsyncPlan.Ending {
  private static final int SHORTEST_INTERVAL_MS = 100;
  private static final int LONGEST_INTERVAL_MS = 600_000;
  private static final int SHORTEST_TIMEOUT_MS = 1_000;
  private static final int LONGEST_TIMEOUT_MS = 86_400_000;
  private static final int USUAL_INTERVAL_MS = 2_000;
  private static final int USUAL_LONGEST_INTERVAL_MS = 15_000;
  private static final int USUAL_TIMEOUT_MS = 600_000;

  static PollPlan read(PayloadReader polling) {
    Optional<JsonPlace> address = polling.place("url_path");
    if (address.isPresent() == polling.value("url").isPresent()) {
      throw new PayloadException(
          "'%s' must have either 'url' or 'url_path'".formatted(polling.nameOf("url")));
    }
    int interval =
        polling.integer(
            "interval_ms", SHORTEST_INTERVAL_MS, LONGEST_INTERVAL_MS, USUAL_INTERVAL_MS);
    int longest =
        polling.integer(
            "longest_interval_ms",
            SHORTEST_INTERVAL_MS,
            LONGEST_INTERVAL_MS,
            USUAL_LONGEST_INTERVAL_MS);
    return new PollPlan(
        polling,
        address,
        end(polling),
        Duration.ofMillis(interval),
        Duration.ofMillis(Math.max(interval, longest)),
        timeout(polling));
  }

  /** Without a condition every answer would be the end. */
  private static EndRules end(PayloadReader polling) {
    EndRules end = EndRules.read(polling);
    if (end.done().isEmpty()) {
      throw new PayloadException("'%s' is missing".formatted(polling.nameOf("done")));
    }
    return end;
  }

  /** For all of it, in {@code timeout_ms}. */
  static Duration timeout(PayloadReader reader) {
    return Duration.ofMillis(
        reader.integer("timeout_ms", SHORTEST_TIMEOUT_MS, LONGEST_TIMEOUT_MS, USUAL_TIMEOUT_MS));
  }
}

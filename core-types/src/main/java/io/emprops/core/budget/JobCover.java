package io.emprops.core.budget;

import io.emprops.core.job.Alternative;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.SpendingTerms;
import io.emprops.core.job.TokenPrice;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Brings a job under the budgets that cover it, with what they must know of it. */
public final class JobCover {
  /** Where payloads name their model: of a provider, of a call of any API, of a polled one. */
  private static final List<List<String>> ROOTS =
      List.of(List.of(), List.of("body"), List.of("request", "body"));

  /** Under which providers bound the tokens of an answer. */
  private static final List<List<String>> BOUNDS =
      List.of(
          List.of("max_completion_tokens"),
          List.of("max_output_tokens"),
          List.of("max_tokens"),
          List.of("generationConfig", "maxOutputTokens"),
          List.of("generation_config", "max_output_tokens"),
          List.of("options", "num_predict"));

  /** A token is about four bytes of English, fewer of other languages and of code. */
  private static final int BYTES_A_TOKEN = 3;

  private static final long MOST_TOKENS = 1_000_000_000L;

  private final PriceList prices;

  /** Estimates costs by these prices. */
  public JobCover(PriceList prices) {
    this.prices = prices;
  }

  /**
   * The job with the keys of those of its organisation's budgets that cover it. What it will use is
   * what it says itself; else its payload's bound of the answer and the payload's own length, at
   * the price of its model, the dearest of its alternatives.
   */
  public QueuedJob cover(QueuedJob job, List<Budget> budgets) {
    List<String> keys =
        budgets.stream()
            .filter(budget -> budget.wish().scope().covers(job))
            .map(budget -> budget.id().flowKey())
            .toList();
    return keys.isEmpty() ? job : job.within(keys, terms(job));
  }

  private @Nullable SpendingTerms terms(QueuedJob job) {
    SpendingTerms said = job.spending();
    Optional<TokenPrice> price = price(job);
    OptionalLong output = bound(job.payload());
    long input = Math.ceilDiv(bytes(job.payload()), BYTES_A_TOKEN);
    Long tokens = said == null ? null : said.tokens();
    if (tokens == null && output.isPresent()) {
      tokens = input + output.getAsLong();
    }
    Long cost = said == null ? null : said.microDollars();
    if (cost == null && output.isPresent() && price.isPresent()) {
      cost = price.get().of(input, output.getAsLong());
    }
    var terms = new SpendingTerms(cost, tokens, price.orElse(null));
    return terms.nothing() ? null : terms;
  }

  private Optional<TokenPrice> price(QueuedJob job) {
    Stream<JsonValue> alternatives =
        job.fallback() == null
            ? Stream.empty()
            : Alternative.listOf(job.fallback()).stream().map(a -> a.of(job).payload());
    return Stream.concat(Stream.of(job.payload()), alternatives)
        .flatMap(payload -> model(payload).stream())
        .flatMap(model -> prices.of(model).stream())
        .reduce(TokenPrice::orMore);
  }

  private static Optional<String> model(JsonValue payload) {
    return inRoots(payload, root -> at(root, List.of("model")))
        .flatMap(v -> v instanceof JsonString(String name) ? Stream.of(name) : Stream.empty())
        .findFirst();
  }

  private static OptionalLong bound(JsonValue payload) {
    return BOUNDS.stream()
        .flatMap(path -> inRoots(payload, root -> at(root, path)))
        .flatMap(JobCover::tokens)
        .mapToLong(Long::longValue)
        .findFirst();
  }

  private static Stream<Long> tokens(JsonValue value) {
    if (!(value instanceof JsonNumber(String digits))) {
      return Stream.empty();
    }
    var number = new BigDecimal(digits);
    boolean fits = number.signum() >= 0 && number.compareTo(BigDecimal.valueOf(MOST_TOKENS)) <= 0;
    return fits ? Stream.of(number.longValue()) : Stream.empty();
  }

  private static Stream<JsonValue> inRoots(
      JsonValue payload, Function<JsonValue, Optional<JsonValue>> look) {
    return ROOTS.stream()
        .flatMap(root -> at(payload, root).stream())
        .flatMap(root -> look.apply(root).stream());
  }

  private static Optional<JsonValue> at(JsonValue value, List<String> path) {
    Optional<JsonValue> at = Optional.of(value);
    for (String step : path) {
      at = at.flatMap(v -> v instanceof JsonObject object ? object.member(step) : Optional.empty());
    }
    return at;
  }

  private static long bytes(JsonValue payload) {
    return payload.toJson().getBytes(StandardCharsets.UTF_8).length;
  }
}

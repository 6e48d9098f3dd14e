package io.emprops.egress;

import io.emprops.core.worker.ProviderLimits.Allowance;
import io.emprops.core.worker.ProviderLimits.Counted;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The fields of the IETF's draft "RateLimit header fields for HTTP": {@code RateLimit:
 * "minute";r=50;t=30} and what it refers to, {@code RateLimit-Policy: "minute";q=60;w=60}, in
 * seconds. Policies that count something else than requests ({@code qu}) are passed over.
 */
final class RateLimitFields {
  private static final Pattern ITEM =
      Pattern.compile("\"([^\"]{1,100})\"((?:\\s*;[^,\"]*|\"[^\"]*\")*)");
  private static final Pattern PARAMETER =
      Pattern.compile(";\\s*([a-z]{1,10})=\"?([A-Za-z0-9-]{1,20})\"?");
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");
  private static final String REQUESTS = "requests";
  private static final long MILLIS = 1_000;

  private RateLimitFields() {}

  /** One for each policy that the answer tells the state of. */
  static Stream<Allowance> of(IncomingAnswer answer) {
    Map<String, Map<String, String>> policies = items(answer, "RateLimit-Policy");
    return items(answer, "RateLimit").entrySet().stream()
        .flatMap(
            state -> allowance(state.getValue(), policies.getOrDefault(state.getKey(), Map.of())));
  }

  private static Stream<Allowance> allowance(
      Map<String, String> state, Map<String, String> policy) {
    if (!policy.getOrDefault("qu", REQUESTS).equals(REQUESTS)) {
      return Stream.empty();
    }
    return Stream.of(
        new Allowance(
            Counted.REQUESTS,
            number(policy, "q", 1),
            number(state, "r", 1),
            number(state, "t", MILLIS),
            number(policy, "w", MILLIS)));
  }

  private static @Nullable Long number(Map<String, String> parameters, String name, long unit) {
    return Optional.ofNullable(parameters.get(name))
        .filter(text -> DIGITS.matcher(text).matches())
        .map(text -> Long.parseLong(text) * unit)
        .orElse(null);
  }

  /** A list of strings with parameters (RFC 9651), by the strings. */
  private static Map<String, Map<String, String>> items(IncomingAnswer answer, String header) {
    Map<String, Map<String, String>> items = new HashMap<>();
    for (Matcher item = ITEM.matcher(answer.header(header).orElse("")); item.find(); ) {
      Map<String, String> parameters = new HashMap<>();
      for (Matcher each = PARAMETER.matcher(item.group(2)); each.find(); ) {
        parameters.put(each.group(1), each.group(2));
      }
      items.put(item.group(1), parameters);
    }
    return items;
  }
}

package io.emprops.core.budget;

import io.emprops.core.job.TokenPrice;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an operator pays for the tokens of models. It knows no price by itself: prices change, and a
 * list that claims to be current is worse than none.
 *
 * @param prices by a model's name, or the beginning of some with {@code *} at its end; the longest
 *     that fits counts
 */
public record PriceList(Map<String, TokenPrice> prices) {
  /** Knows of none. */
  public static final PriceList EMPTY = new PriceList(Map.of());

  private static final Pattern BETWEEN = Pattern.compile("[ ,]+");
  private static final int DECIMALS_OF_MICRO = 6;

  public PriceList {
    prices = Map.copyOf(prices);
  }

  /** The price of a model. */
  public Optional<TokenPrice> of(String model) {
    return prices.entrySet().stream()
        .filter(price -> fits(price.getKey(), model))
        .max(Comparator.comparingInt(price -> price.getKey().length()))
        .map(Map.Entry::getValue);
  }

  private static boolean fits(String pattern, String model) {
    return pattern.endsWith("*")
        ? model.startsWith(pattern.substring(0, pattern.length() - 1))
        : model.equals(pattern);
  }

  /**
   * Reads a price: dollars for a million tokens of input, of output, and of input from a cache, for
   * example {@code 3 15 0.30}. Without the third it is as much as other input.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static TokenPrice parse(String text) {
    List<String> parts = BETWEEN.splitAsStream(text.strip()).toList();
    if (parts.size() < 2 || parts.size() > 3) {
      throw new IllegalArgumentException(
          "a price is dollars for a million tokens of input, output and cached input, like"
              + " '3 15 0.30', not '%s'".formatted(text));
    }
    String cached = parts.size() == 2 ? parts.getFirst() : parts.getLast();
    return new TokenPrice(micro(parts.getFirst()), micro(parts.get(1)), micro(cached));
  }

  private static long micro(String dollars) {
    try {
      return new BigDecimal(dollars).movePointRight(DECIMALS_OF_MICRO).longValueExact();
    } catch (ArithmeticException | NumberFormatException _) {
      throw new IllegalArgumentException(
          "'%s' is no number of dollars with at most 6 decimals".formatted(dollars));
    }
  }
}

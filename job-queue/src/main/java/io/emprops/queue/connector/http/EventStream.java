package io.emprops.queue.connector.http;

import io.emprops.core.job.FailureClass;
import io.emprops.queue.connector.ProviderFailedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads server-sent events as the WHATWG's HTML standard defines them, from pieces that may end
 * anywhere: inside a line, inside a character.
 */
public final class EventStream {
  private final BufferedReader lines;
  private boolean first = true;

  /** Reads this body. */
  public EventStream(InputStream body) {
    this.lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
  }

  /**
   * One event.
   *
   * @param name {@code message}, where the provider named none
   */
  public record Event(String name, String data) {}

  /** The next event; empty at the end. An event that the end cuts off is dropped. */
  public Optional<Event> next() {
    String name = "";
    StringBuilder data = new StringBuilder();
    for (Optional<String> line = line(); line.isPresent(); line = line()) {
      String text = line.get();
      if (text.isEmpty()) {
        if (!data.isEmpty()) {
          return Optional.of(
              new Event(name.isEmpty() ? "message" : name, data.substring(0, data.length() - 1)));
        }
        name = "";
      } else if (text.startsWith("data")) {
        field(text, "data").ifPresent(value -> data.append(value).append('\n'));
      } else if (text.startsWith("event")) {
        name = field(text, "event").orElse(name);
      }
    }
    return Optional.empty();
  }

  private Optional<String> line() {
    try {
      Optional<String> line = Optional.ofNullable(lines.readLine());
      boolean atStart = first;
      first = false;
      return line.map(text -> atStart && text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (IOException e) {
      throw new ProviderFailedException(
          FailureClass.NETWORK_ERROR, "io", "The stream broke off: " + e.getMessage());
    }
  }

  private static Optional<String> field(String line, String name) {
    if (line.equals(name)) {
      return Optional.of("");
    }
    if (line.charAt(name.length()) != ':') {
      return Optional.empty();
    }
    String value = line.substring(name.length() + 1);
    return Optional.of(value.startsWith(" ") ? value.substring(1) : value);
  }
}

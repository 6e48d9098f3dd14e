package io.emprops.queue.connector.http;

import io.emprops.core.job.FailureClass;
import io.emprops.queue.connector.ProviderFailedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads JSON values that come one a line (NDJSON), from pieces that may end anywhere. */
public final class LineStream {
  private final BufferedReader lines;

  /** Reads this body. */
  public LineStream(InputStream body) {
    this.lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
  }

  /** The next line that is not blank; empty at the end. */
  public Optional<String> next() {
    try {
      String line = lines.readLine();
      while (line != null && line.isBlank()) {
        line = lines.readLine();
      }
      return Optional.ofNullable(line);
    } catch (IOException e) {
      throw new ProviderFailedException(
          FailureClass.NETWORK_ERROR, "io", "The stream broke off: " + e.getMessage());
    }
  }
}

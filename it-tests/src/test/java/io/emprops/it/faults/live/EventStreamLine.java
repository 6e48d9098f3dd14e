package io.emprops.it.faults.live;

import io.emprops.core.job.EventId;
import io.emprops.core.job.JobId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Server-sent events, read as a browser does. */
final class EventStreamLine implements Follower.Line {
  /** Nodes send a beat every ten seconds at the latest. */
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(12);

  private static final Duration CONNECT = Duration.ofSeconds(2);

  private final String token;

  EventStreamLine(String token) {
    this.token = token;
  }

  @Override
  public void read(String node, JobId job, Optional<EventId> since, Follower.Listener listener) {
    try {
      var connection =
          (HttpURLConnection)
              URI.create("%s/api/jobs/%s/events".formatted(node, job)).toURL().openConnection();
      connection.setConnectTimeout((int) CONNECT.toMillis());
      connection.setReadTimeout((int) LONGEST_SILENCE.toMillis());
      connection.setRequestProperty("Authorization", "Bearer " + token);
      connection.setRequestProperty("Accept", "text/event-stream");
      since.ifPresent(id -> connection.setRequestProperty("Last-Event-ID", id.toString()));
      try (var reader =
          new BufferedReader(
              new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
        read(reader, listener);
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      // The node is dead, frozen or cut off: the follower asks another.
    }
  }

  private static void read(BufferedReader lines, Follower.Listener listener) throws IOException {
    String type = "";
    String data = "";
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("event: ")) {
        type = line.substring("event: ".length());
      } else if (line.startsWith("data: ")) {
        data = line.substring("data: ".length());
      } else if (line.isEmpty() && !data.isEmpty()) {
        // Only a blank line ends an event: what a dying node began to say is none.
        if (!listener.take(type, Wire.parse(data))) {
          return;
        }
        type = "";
        data = "";
      }
    }
  }
}

package io.emprops.it.bench.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.SubmitOutcome;
import io.emprops.it.bench.run.BenchFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.util.List;

/**
 * Hands jobs to a gateway over its internal API, as open-api does. The calling thread speaks
 * itself: on a machine with two processors each further thread would be measured too.
 */
public final class Submissions {
  private static final int LONGEST_MS = 60_000;

  private final Wire wire = new Wire();
  private final URL address;
  private final String serviceToken;

  /** Submits to this one. */
  public Submissions(BenchGateway gateway) {
    this(gateway, gateway.serviceToken());
  }

  /** Submits to this one, with a token of open-api. */
  public Submissions(BenchGateway gateway, String serviceToken) {
    this.serviceToken = serviceToken;
    try {
      address = URI.create("http://127.0.0.1:%d/internal/jobs".formatted(gateway.port())).toURL();
    } catch (MalformedURLException e) {
      throw new BenchFailure("no address of a gateway: " + e.getMessage(), e);
    }
  }

  /**
   * Hands jobs over.
   *
   * @throws BenchFailure if any is not accepted
   */
  public void submit(List<QueuedJob> jobs) {
    byte[] body = wire.write(new Jobs(jobs)).getBytes(UTF_8);
    try {
      var call = (HttpURLConnection) address.openConnection();
      call.setConnectTimeout(LONGEST_MS);
      call.setReadTimeout(LONGEST_MS);
      call.setRequestProperty("Accept", "application/json");
      call.setRequestProperty("Content-Type", "application/json");
      call.setRequestProperty("Authorization", "Bearer " + serviceToken);
      call.setDoOutput(true);
      try (OutputStream request = call.getOutputStream()) {
        request.write(body);
      }
      if (call.getResponseCode() != HttpURLConnection.HTTP_OK) {
        throw new BenchFailure("job-queue answered %d".formatted(call.getResponseCode()));
      }
      try (InputStream answer = call.getInputStream()) {
        wire.read(new String(answer.readAllBytes(), UTF_8), Outcomes.class)
            .outcomes()
            .forEach(Submissions::requireAccepted);
      }
    } catch (IOException e) {
      throw new BenchFailure("job-queue did not answer: " + e.getMessage(), e);
    }
  }

  private static void requireAccepted(SubmitOutcome outcome) {
    if (!(outcome instanceof SubmitOutcome.Accepted)) {
      throw new BenchFailure("not accepted: " + outcome);
    }
  }

  private record Jobs(List<QueuedJob> jobs) {}

  private record Outcomes(List<SubmitOutcome> outcomes) {}
}

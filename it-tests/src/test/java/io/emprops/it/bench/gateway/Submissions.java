package io.emprops.it.bench.gateway;

import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.SubmitOutcome;
import io.emprops.it.bench.run.BenchFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** Hands jobs to a gateway over its internal API, as open-api does. */
public final class Submissions implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final Wire wire = new Wire();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final HttpRequest.Builder request;

  /** Submits to this one. */
  public Submissions(BenchGateway gateway) {
    this(gateway, gateway.serviceToken());
  }

  /** Submits to this one, with a token of open-api. */
  public Submissions(BenchGateway gateway, String serviceToken) {
    request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:%d/internal/jobs".formatted(gateway.port())))
            .timeout(LONGEST)
            .header("Accept", "application/json")
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + serviceToken);
  }

  /**
   * Hands jobs over.
   *
   * @throws BenchFailure if any is not accepted
   */
  public void submit(List<QueuedJob> jobs) {
    String body = wire.write(new Jobs(jobs));
    try {
      HttpResponse<String> answer =
          client.send(
              request.copy().POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new BenchFailure("job-queue answered %d".formatted(answer.statusCode()));
      }
      wire.read(answer.body(), Outcomes.class).outcomes().forEach(Submissions::requireAccepted);
    } catch (IOException e) {
      throw new BenchFailure("job-queue did not answer: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFailure("interrupted while jobs were submitted", e);
    }
  }

  private static void requireAccepted(SubmitOutcome outcome) {
    if (!(outcome instanceof SubmitOutcome.Accepted)) {
      throw new BenchFailure("not accepted: " + outcome);
    }
  }

  @Override
  public void close() {
    client.close();
  }

  private record Jobs(List<QueuedJob> jobs) {}

  private record Outcomes(List<SubmitOutcome> outcomes) {}
}

package io.emprops.queue.adapter.out.openapi;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.job.JobId;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonTextException;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.core.secret.SealedSecrets;
import io.emprops.core.secret.WorkerKey;
import io.emprops.core.secret.port.out.SecretSealing;
import io.emprops.core.secret.port.out.SecretsUnavailableException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Asks open-api, again and again for a while: the worker that waits holds a lease by now. Whoever
 * waits in vain gets the job back another time.
 */
public final class HttpSecretSealing implements SecretSealing, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(HttpSecretSealing.class);
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(3);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
  private static final int OK = 200;

  private final URI place;
  private final Supplier<String> tokens;
  private final Duration patience;
  private final HttpClient client;

  /**
   * Asks nothing yet.
   *
   * @param root of open-api, without a path
   * @param tokens gives a bearer token for each call
   * @param patience how long to ask again
   */
  public HttpSecretSealing(URI root, Supplier<String> tokens, Duration patience) {
    this.place = root.resolve("/internal/secrets/seal");
    this.tokens = tokens;
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
  }

  @Override
  public Optional<SealedSecrets> seal(OrganisationId organisation, JobId job, WorkerKey worker) {
    String body =
        JsonValue.object()
            .put("organisation_id", organisation.value())
            .put("job_id", job.value())
            .put("public_key", worker.value())
            .build()
            .toJson();
    long end = System.nanoTime() + patience.toNanos();
    Duration pause = FIRST_PAUSE;
    while (true) {
      try {
        return read(ask(body));
      } catch (SecretsUnavailableException e) {
        if (System.nanoTime() + pause.toNanos() >= end) {
          LOG.warnf("secrets cannot be sealed now: job=%s cause=%s", job, e.getMessage());
          throw e;
        }
      }
      rest(pause);
      pause = pause.multipliedBy(2);
      pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
  }

  private String ask(String body) {
    HttpRequest request =
        HttpRequest.newBuilder(place)
            .timeout(ANSWER)
            .header("Accept", "application/json")
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + tokens.get())
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      if (response.statusCode() == OK) {
        return response.body();
      }
      throw new SecretsUnavailableException(
          "open-api answered %s with %d".formatted(place.getPath(), response.statusCode()));
    } catch (IOException e) {
      throw new SecretsUnavailableException("open-api did not answer " + place.getPath(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SecretsUnavailableException("interrupted while asking for secrets", e);
    }
  }

  private static Optional<SealedSecrets> read(String body) {
    try {
      if (JsonText.parse(body) instanceof JsonObject answer) {
        return answer
            .member("sealed")
            .filter(JsonObject.class::isInstance)
            .map(found -> read((JsonObject) found));
      }
    } catch (JsonTextException e) {
      throw new SecretsUnavailableException("open-api's answer is not JSON", e);
    }
    throw new SecretsUnavailableException("open-api's answer is no object");
  }

  private static SealedSecrets read(JsonObject found) {
    return new SealedSecrets(text(found, "enc"), text(found, "ciphertext"));
  }

  private static String text(JsonObject found, String member) {
    if (found.member(member).orElse(JsonValue.ofNull()) instanceof JsonString(String text)) {
      return text;
    }
    throw new SecretsUnavailableException("open-api's answer has no '%s'".formatted(member));
  }

  private static void rest(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SecretsUnavailableException("interrupted while asking for secrets", e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }
}

package io.emprops.queue.connector.polling;

import io.emprops.core.json.JsonValue;
import io.emprops.core.worker.port.in.ReceiveCallbackUseCase;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Where providers' calls meet the jobs that wait for them. Tokens have 256 random bits, so that
 * nobody guesses one, and end with their jobs. Knows only what waits in this process: the address
 * that it gives out has to lead here and to no other.
 */
public final class CallbackDesk implements ReceiveCallbackUseCase {
  private static final int TOKEN_BYTES = 32;
  private static final int MOST_CALLS_AHEAD = 16;

  private final Optional<String> publicUrl;
  private final SecureRandom random;
  private final Map<String, Place> waiting = new ConcurrentHashMap<>();

  /**
   * Gives out addresses below this one.
   *
   * @param publicUrl empty, if providers cannot reach this process
   */
  public CallbackDesk(Optional<String> publicUrl, SecureRandom random) {
    this.publicUrl = publicUrl.map(url -> url.endsWith("/") ? url : url + "/");
    this.random = random;
  }

  /** Opens a place, if providers can reach this process. */
  Optional<Place> open() {
    return publicUrl.map(
        base -> {
          byte[] bytes = new byte[TOKEN_BYTES];
          random.nextBytes(bytes);
          String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
          var place = new Place(token, base + "callbacks/" + token);
          waiting.put(token, place);
          return place;
        });
  }

  void close(Place place) {
    waiting.remove(place.token);
  }

  @Override
  public boolean isAwaited(String token) {
    return waiting.containsKey(token);
  }

  @Override
  public boolean receive(String token, JsonValue body) {
    Place place = waiting.get(token);
    return place != null && place.calls.offer(Optional.of(body));
  }

  /** Where one job waits for calls. */
  static final class Place {
    private final String token;
    private final String url;
    private final BlockingQueue<Optional<JsonValue>> calls =
        new LinkedBlockingQueue<>(MOST_CALLS_AHEAD);

    Place(String token, String url) {
      this.token = token;
      this.url = url;
    }

    /** What the provider has to call. */
    String url() {
      return url;
    }

    /** What it says next; empty, if nothing came in that time or the wait was ended. */
    Optional<JsonValue> next(Duration longest) throws InterruptedException {
      Optional<JsonValue> call = calls.poll(longest.toNanos(), TimeUnit.NANOSECONDS);
      return call == null ? Optional.empty() : call;
    }

    /** Ends the wait; from any thread. */
    void stop() {
      // Where the queue is full, somebody is about to read from it anyway.
      var _ = calls.offer(Optional.empty());
    }
  }
}

package io.emprops.queue.adapter.out.openapi;

import io.smallrye.jwt.build.Jwt;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Signs what job-queue shows to open-api, with the key at {@code smallrye.jwt.sign.key.location}. A
 * token is shown again until half of its life is over.
 */
public final class QueueTokens {
  private static final String ISSUER = "emprops-job-queue";
  private static final String AUDIENCE = "open-api";
  private static final Duration LIFETIME = Duration.ofSeconds(60);

  private final InstantSource clock;
  private final AtomicReference<Signed> last = new AtomicReference<>(new Signed("", Instant.MIN));

  /** Signs nothing yet. */
  public QueueTokens(InstantSource clock) {
    this.clock = clock;
  }

  /** A bearer token, good for half a minute at least. */
  public String token() {
    Instant now = clock.instant();
    Signed known = last.get();
    if (now.isBefore(known.until()) && !now.isBefore(known.until().minus(LIFETIME))) {
      return known.token();
    }
    // Two threads may both sign; either token is good.
    var signed = new Signed(sign(now), now.plus(LIFETIME.dividedBy(2)));
    last.set(signed);
    return signed.token();
  }

  private static String sign(Instant now) {
    return Jwt.issuer(ISSUER)
        .audience(AUDIENCE)
        .subject("job-queue")
        .issuedAt(now)
        .expiresAt(now.plus(LIFETIME))
        .sign();
  }

  private record Signed(String token, Instant until) {}
}

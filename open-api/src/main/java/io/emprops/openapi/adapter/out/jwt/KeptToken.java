package io.emprops.openapi.adapter.out.jwt;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * A token that is shown again and again, and signed anew once half of its life is over: to sign one
 * takes a processor longer than most calls that show it.
 */
final class KeptToken {
  private final Duration lifetime;
  private final InstantSource clock;
  private final Function<Instant, String> signer;
  private final AtomicReference<Signed> last = new AtomicReference<>(Signed.NONE);

  /**
   * Signs nothing yet.
   *
   * @param signer signs a token of this lifetime, from the moment that it is given
   */
  KeptToken(Duration lifetime, InstantSource clock, Function<Instant, String> signer) {
    this.lifetime = lifetime;
    this.clock = clock;
    this.signer = signer;
  }

  /** One that is good for half of its life at least. */
  String token() {
    Instant now = clock.instant();
    Signed known = last.get();
    if (known.isFresh(now, lifetime.dividedBy(2))) {
      return known.token();
    }
    // Two threads may both sign; either token is good.
    var signed = new Signed(signer.apply(now), now);
    last.set(signed);
    return signed.token();
  }

  private record Signed(String token, Instant at) {
    static final Signed NONE = new Signed("", Instant.MAX);

    /** A clock that went back tells nothing about when the token ends. */
    boolean isFresh(Instant now, Duration age) {
      return !now.isBefore(at) && now.isBefore(at.plus(age));
    }
  }
}

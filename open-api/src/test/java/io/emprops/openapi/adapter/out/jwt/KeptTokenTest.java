package io.emprops.openapi.adapter.out.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class KeptTokenTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final AtomicInteger signed = new AtomicInteger();
  private final KeptToken kept =
      new KeptToken(
          Duration.ofSeconds(60), now::get, at -> at + " no. " + signed.incrementAndGet());

  @Test
  void isShownAgainForHalfOfItsLife() {
    String first = kept.token();

    now.set(NOON.plusSeconds(29));

    assertThat(first).isEqualTo("2026-03-01T12:00:00Z no. 1");
    assertThat(kept.token()).isEqualTo(first);
  }

  @Test
  void isSignedAnewOnceHalfOfItsLifeIsOver() {
    kept.token();

    now.set(NOON.plusSeconds(30));

    assertThat(kept.token()).isEqualTo("2026-03-01T12:00:30Z no. 2");
    assertThat(kept.token()).isEqualTo("2026-03-01T12:00:30Z no. 2");
  }

  @Test
  void isSignedAnewByAClockThatWentBack() {
    kept.token();

    now.set(NOON.minusSeconds(1));

    assertThat(kept.token()).isEqualTo("2026-03-01T11:59:59Z no. 2");
  }
}

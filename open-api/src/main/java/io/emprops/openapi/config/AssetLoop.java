package io.emprops.openapi.config;

import io.emprops.core.asset.port.in.SweepAssetsUseCase;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Forgets files that nothing refers to, again and again. */
@ApplicationScoped
class AssetLoop {
  private static final Logger LOG = Logger.getLogger(AssetLoop.class);
  private static final Duration GRACE = Duration.ofSeconds(5);

  /** How soon a node sees that a turn is due which no other takes. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(5);

  private final Optional<Loop> loop;

  AssetLoop(SweepAssetsUseCase sweeper, ApiConfig api) {
    this.loop =
        api.jobs().background()
            ? Optional.of(new Loop("asset-sweeper", () -> turn(sweeper)))
            : Optional.empty();
  }

  void onStart(@Observes StartupEvent event) {
    loop.ifPresent(Loop::start);
  }

  void onStop(@Observes ShutdownEvent event) {
    loop.ifPresent(Loop::stop);
    loop.ifPresent(it -> it.join(GRACE));
  }

  private static void turn(SweepAssetsUseCase sweeper) throws InterruptedException {
    int forgotten = sweeper.sweep();
    if (forgotten > 0) {
      LOG.infof("forgot files that nothing refers to: count=%d", forgotten);
    }
    Thread.sleep(BETWEEN_LOOKS);
  }
}

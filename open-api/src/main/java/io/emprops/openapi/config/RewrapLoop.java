package io.emprops.openapi.config;

import io.emprops.core.secret.port.in.RewrapSecretsUseCase;
import io.emprops.core.secret.port.in.RewrapSecretsUseCase.Step;
import io.emprops.core.secret.port.out.SecretCipher;
import io.emprops.core.secret.port.out.SecretStore;
import io.emprops.openapi.application.secret.RewrapSecretsService;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Goes over to the present master key after each start; ends when all secrets are looked at. */
@ApplicationScoped
class RewrapLoop {
  private static final Logger LOG = Logger.getLogger(RewrapLoop.class);
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final Optional<Loop> loop;

  RewrapLoop(SecretStore store, SecretBeans.Ciphering ciphering) {
    loop = ciphering.cipher().map(cipher -> loop(store, cipher));
  }

  private static Loop loop(SecretStore store, SecretCipher cipher) {
    return new Turn(new RewrapSecretsService(store, cipher), cipher.keyId()).loop;
  }

  void onStart(@Observes StartupEvent event) {
    loop.ifPresent(Loop::start);
  }

  void onStop(@Observes ShutdownEvent event) {
    loop.ifPresent(Loop::stop);
    loop.ifPresent(it -> it.join(GRACE));
  }

  /** One part after the other, then no more. */
  private static final class Turn {
    private final RewrapSecretsUseCase rewrap;
    private final String keyId;
    private final Loop loop = new Loop("secret-rewrap", this::take);

    Turn(RewrapSecretsUseCase rewrap, String keyId) {
      this.rewrap = rewrap;
      this.keyId = keyId;
    }

    private void take() {
      Step step = rewrap.step();
      if (step.rewrapped() > 0) {
        LOG.infof("wrapped secrets anew: key=%s count=%d", keyId, step.rewrapped());
      }
      if (step.unreadable() > 0) {
        LOG.errorf(
            "secrets are under a master key that is not configured: key=%s count=%d",
            keyId, step.unreadable());
      }
      if (!step.more()) {
        loop.stop();
      }
    }
  }
}

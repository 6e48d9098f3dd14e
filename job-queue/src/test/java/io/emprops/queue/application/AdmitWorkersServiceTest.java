package io.emprops.queue.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.port.out.QueueUnavailableException;
import io.emprops.core.worker.port.out.WorkerRegistry;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AdmitWorkersServiceTest {
  private static final WorkerId WORKER = new WorkerId("w1");
  private static final Instant REVOKED = Instant.parse("2026-11-01T10:00:00.500Z");

  private final Map<WorkerId, Instant> revoked = new HashMap<>();
  private Instant now = REVOKED.plusSeconds(60);
  private int asked;
  private boolean away;
  private final AdmitWorkersService service = new AdmitWorkersService(registry(), () -> now);

  @Test
  void admitsWhomNobodyHasRefused() {
    assertThat(service.admits(WORKER, REVOKED)).isTrue();
  }

  @Test
  void refusesTokensOfBeforeAndTakesThoseOfAfter() {
    revoked.put(WORKER, REVOKED);

    assertThat(service.admits(WORKER, REVOKED.minusMillis(500))).isFalse();
    assertThat(service.admits(WORKER, REVOKED)).isFalse();
    assertThat(service.admits(WORKER, REVOKED.plusMillis(500))).isTrue();
    assertThat(service.admits(new WorkerId("w2"), REVOKED.minusMillis(500))).isTrue();
  }

  @Test
  void asksOnceASecond() {
    assertThat(service.admits(WORKER, REVOKED)).isTrue();
    revoked.put(WORKER, REVOKED);
    now = now.plusMillis(999);

    assertThat(service.admits(WORKER, REVOKED)).isTrue();
    now = now.plusMillis(1);

    assertThat(service.admits(WORKER, REVOKED)).isFalse();
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void goesByWhatItKnowsWhileTheRegistryIsAway() {
    revoked.put(WORKER, REVOKED);
    assertThat(service.admits(WORKER, REVOKED)).isFalse();
    away = true;
    now = now.plusSeconds(5);

    assertThat(service.admits(WORKER, REVOKED)).isFalse();
    assertThat(service.admits(new WorkerId("w2"), REVOKED)).isTrue();
  }

  private WorkerRegistry registry() {
    return (WorkerRegistry)
        Proxy.newProxyInstance(
            WorkerRegistry.class.getClassLoader(),
            new Class<?>[] {WorkerRegistry.class},
            (_, method, _) -> {
              if (!method.getName().equals("revoked")) {
                throw new UnsupportedOperationException(method.getName());
              }
              asked++;
              if (away) {
                throw new QueueUnavailableException("it is away");
              }
              return Map.copyOf(revoked);
            });
  }
}

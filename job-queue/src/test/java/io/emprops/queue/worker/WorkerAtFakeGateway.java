package io.emprops.queue.worker;

import io.emprops.core.asset.port.out.InMemoryAssetStore;
import io.emprops.core.identity.MachineId;
import io.emprops.core.identity.WorkerId;
import io.emprops.queue.adapter.out.crypto.TinkSecretOpener;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;

/** A worker with two slots at a gateway, and a connector that waits for the test. */
abstract class WorkerAtFakeGateway {
  private static final FileAccess FILES = new StoredFiles(new InMemoryAssetStore(), 1_000_000);
  static final Duration NO_TIME = Duration.ZERO;
  static final Duration LONG = Duration.ofSeconds(30);

  final FakeGateway gateway = new FakeGateway();
  final ManualConnector connector = new ManualConnector("simulation");
  final ManualConnector other = new ManualConnector("claude_api");
  final SealedSecretVault vault =
      new SealedSecretVault(TinkSecretOpener.make(), (_, _, _) -> Optional.empty());
  WorkerRuntime worker = worker(2, LONG);
  private boolean stopped;

  @AfterEach
  void stopWorker() throws InterruptedException {
    connector.finish.release(1_000);
    if (!stopped) {
      worker.stop();
    }
  }

  final void stop() throws InterruptedException {
    stopped = true;
    worker.stop();
  }

  final void stopQuietly() {
    try {
      stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  final WorkerRuntime worker(int slots, Duration drain) {
    var settings =
        new WorkerSettings(
            new WorkerId("w1"),
            new MachineId("m1"),
            slots,
            Duration.ofMillis(20),
            Duration.ofSeconds(1),
            Duration.ofMinutes(1),
            Duration.ofMillis(1),
            Duration.ofMillis(1),
            Duration.ofMillis(4),
            drain,
            Duration.ofSeconds(5));
    return new WorkerRuntime(
        settings,
        OfferTerms.ofEverything(Duration.ofMillis(5), Duration.ofSeconds(5)),
        gateway,
        List.of(connector, other),
        FILES,
        vault,
        new Random(1));
  }
}

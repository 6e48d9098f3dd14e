package io.emprops.core.asset.port.out;

import static io.emprops.core.job.port.out.LedgerJobs.ORGANISATION;
import static io.emprops.core.job.port.out.LedgerJobs.OTHER;
import static io.emprops.core.job.port.out.LedgerJobs.aJob;
import static io.emprops.core.job.port.out.LedgerJobs.completed;
import static io.emprops.core.job.port.out.LedgerJobs.event;
import static io.emprops.core.job.port.out.LedgerJobs.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.asset.Asset;
import io.emprops.core.asset.AssetId;
import io.emprops.core.job.port.out.JobLedger.NewJob;
import io.emprops.core.job.port.out.LedgerPorts;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link AssetUses} promises. */
public abstract class AssetUsesContract {
  private static final Instant NOW = Instant.parse("2100-01-01T00:00:00Z");
  private static final Duration BETWEEN = Duration.ofHours(1);

  private AssetUses uses;
  private LedgerPorts ledger;

  /** One where nothing refers to anything and nobody has taken a turn since 2099. */
  protected abstract AssetUses empty();

  /** The jobs beside it. */
  protected abstract LedgerPorts ledger();

  /** Makes a version of a workflow of {@code acme}, with this text. */
  protected abstract void saveWorkflow(String source);

  @BeforeEach
  void begin() {
    uses = empty();
    ledger = ledger();
  }

  @Test
  void knowsWhatAJobTakesAndMakes() {
    ledger.ledger().accept(taking(1, asset(1)));
    ledger.ledger().accept(aJob(2));
    JsonValue made =
        JsonValue.object()
            .put("pictures", new JsonValue.JsonArray(List.of(json(2), json(3))))
            .build();
    ledger.projection().fill(List.of(event(id(2), 1, 1, completed(made))));

    assertThat(uses.usedAmong(ORGANISATION, assets(1, 2, 3, 4)))
        .containsExactlyInAnyOrderElementsOf(assets(1, 2, 3));
  }

  @Test
  void knowsWhatADocumentNames() {
    saveWorkflow(
        "{\"job_type\":\"simulation\",\"template\":{\"mask\":\"%s\"}}".formatted(asset(5)));

    assertThat(uses.usedAmong(ORGANISATION, assets(5, 6))).containsExactly(asset(5));
  }

  @Test
  void knowsNothingOfAnotherOrganisation() {
    ledger.ledger().accept(taking(1, asset(1)));

    assertThat(uses.usedAmong(OTHER, assets(1))).isEmpty();
    assertThat(uses.usedAmong(ORGANISATION, List.of())).isEmpty();
  }

  @Test
  void givesEachTurnToOne() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Boolean> turn = () -> uses.takeTurn(NOW, BETWEEN);
      int taken = 0;
      for (Future<Boolean> took :
          threads.invokeAll(IntStream.range(0, 8).mapToObj(_ -> turn).toList())) {
        taken += took.get() ? 1 : 0;
      }

      assertThat(taken).isOne();
    }
    assertThat(uses.takeTurn(NOW.plus(BETWEEN).minusMillis(1), BETWEEN)).isFalse();
    assertThat(uses.takeTurn(NOW.plus(BETWEEN), BETWEEN)).isTrue();
  }

  private static NewJob taking(int number, AssetId asset) {
    NewJob job = aJob(number);
    JsonObject inputs = JsonValue.object().put("photo", json(asset)).build();
    return new NewJob(
        job.job(),
        job.workflow(),
        job.workflowVersion(),
        job.workflowName(),
        inputs,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static List<AssetId> assets(int... numbers) {
    return IntStream.of(numbers).mapToObj(AssetUsesContract::asset).toList();
  }

  private static AssetId asset(int number) {
    return new AssetId("%064x".formatted(number));
  }

  private static JsonValue json(int number) {
    return json(asset(number));
  }

  private static JsonValue json(AssetId asset) {
    return new Asset(asset, "image/png", 7, null).toJson();
  }
}

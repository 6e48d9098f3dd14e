package io.emprops.openapi.application.asset;

import io.emprops.core.asset.AssetId;
import io.emprops.core.asset.port.in.SweepAssetsUseCase;
import io.emprops.core.asset.port.out.AssetStore;
import io.emprops.core.asset.port.out.AssetStore.OwnedAsset;
import io.emprops.core.asset.port.out.AssetUses;
import io.emprops.core.identity.OrganisationId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Forgets files that were put long ago and that nothing refers to. A node that ends amid it leaves
 * the rest to the next turn: nothing is noted but when a turn began.
 */
public final class SweepAssetsService implements SweepAssetsUseCase {
  /** Sooner, a file might go that a running job is about to refer to. */
  public static final Duration SHORTEST_KEPT = Duration.ofDays(1);

  private static final int ASKED_AT_ONCE = 500;

  private final AssetStore store;
  private final AssetUses uses;
  private final Duration keep;
  private final Duration between;
  private final InstantSource clock;

  /**
   * Joins the parts.
   *
   * @param keep how long a file stays that nothing refers to, at least {@link #SHORTEST_KEPT}
   * @param between from one turn to the next
   */
  public SweepAssetsService(
      AssetStore store, AssetUses uses, Duration keep, Duration between, InstantSource clock) {
    if (keep.compareTo(SHORTEST_KEPT) < 0) {
      throw new IllegalArgumentException(
          "files are kept for at least %s, not %s".formatted(SHORTEST_KEPT, keep));
    }
    this.store = store;
    this.uses = uses;
    this.keep = keep;
    this.between = between;
    this.clock = clock;
  }

  @Override
  public int sweep() {
    Instant now = clock.instant();
    if (!uses.takeTurn(now, between)) {
      return 0;
    }
    var turn = new Turn(now.minus(keep));
    store.eachPutBefore(turn.time, turn::look);
    return turn.end();
  }

  /** One look through all files, a part of an organisation's at a time. */
  private final class Turn {
    private final Instant time;
    private final Map<OrganisationId, Set<AssetId>> seen = new HashMap<>();
    private final AtomicInteger forgotten = new AtomicInteger();

    Turn(Instant time) {
      this.time = time;
    }

    void look(OwnedAsset asset) {
      Set<AssetId> part = seen.computeIfAbsent(asset.owner(), _ -> new LinkedHashSet<>());
      part.add(asset.id());
      if (part.size() >= ASKED_AT_ONCE) {
        forget(asset.owner(), part);
        part.clear();
      }
    }

    int end() {
      seen.forEach(this::forget);
      return forgotten.get();
    }

    private void forget(OrganisationId owner, Set<AssetId> part) {
      Set<AssetId> unused = new LinkedHashSet<>(part);
      unused.removeAll(uses.usedAmong(owner, part));
      for (AssetId id : unused) {
        if (store.deleteUnlessPutSince(owner, id, time)) {
          forgotten.incrementAndGet();
        }
      }
    }
  }
}

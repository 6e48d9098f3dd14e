package io.emprops.core.asset.port.out;

import io.emprops.core.asset.AssetId;
import io.emprops.core.identity.OrganisationId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/**
 * Knows which assets something refers to that is kept: a job by its inputs, its payload, its late
 * values or its result, a version of a workflow, a row of a batch. Every implementation passes
 * {@code AssetUsesContract}.
 */
public interface AssetUses {

  /** Those among these that are referred to, by whatever belongs to their owner. */
  Set<AssetId> usedAmong(OrganisationId owner, Collection<AssetId> assets);

  /**
   * Takes the turn to look for assets that nothing refers to, for all nodes.
   *
   * @param between how long after a turn began the next one may
   * @return false where a turn was taken less than so long ago
   */
  boolean takeTurn(Instant now, Duration between);
}

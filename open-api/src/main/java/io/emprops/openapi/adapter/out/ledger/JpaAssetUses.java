package io.emprops.openapi.adapter.out.ledger;

import io.emprops.core.asset.AssetId;
import io.emprops.core.asset.port.out.AssetUses;
import io.emprops.core.identity.OrganisationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Finds what refers to assets by the columns in which PostgreSQL keeps their ids. */
@ApplicationScoped
class JpaAssetUses implements AssetUses {
  /* That a list is not empty is said for the indexes, which hold no empty ones. */
  private static final String USED =
      """
      select asked.id from unnest(string_to_array(:ids, ',')) as asked (id)
      where exists (select 1 from job r
          where r.organisation_id = :owner and r.assets <> '{}' and r.assets @> array[asked.id])
        or exists (select 1 from job_late_result r
          where r.organisation_id = :owner and r.assets <> '{}' and r.assets @> array[asked.id])
        or exists (select 1 from workflow_version r
          where r.organisation_id = :owner and r.assets <> '{}' and r.assets @> array[asked.id])
        or exists (select 1 from batch_row r
          where r.organisation_id = :owner and r.assets <> '{}' and r.assets @> array[asked.id])
      """;

  private static final String TAKE_TURN =
      "update asset_sweep set begun_at = :now where begun_at <= :latest";

  private final Session entities;

  JpaAssetUses(Session entities) {
    this.entities = entities;
  }

  @Override
  @Transactional
  public Set<AssetId> usedAmong(OrganisationId owner, Collection<AssetId> assets) {
    return entities
        .createNativeQuery(USED, Tuple.class)
        .setParameter("owner", owner.value())
        .setParameter(
            "ids", assets.stream().map(AssetId::value).distinct().collect(Collectors.joining(",")))
        .getResultStream()
        .map(row -> new AssetId(row.get("id", String.class)))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Of two nodes the second waits for the first one's row, and then finds it too new. */
  @Override
  @Transactional
  public boolean takeTurn(Instant now, Duration between) {
    return entities
            .createNativeMutationQuery(TAKE_TURN)
            .setParameter("now", now)
            .setParameter("latest", now.minus(between))
            .executeUpdate()
        > 0;
  }
}

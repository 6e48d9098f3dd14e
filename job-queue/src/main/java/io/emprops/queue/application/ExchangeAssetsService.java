package io.emprops.queue.application;

import io.emprops.core.asset.Asset;
import io.emprops.core.asset.AssetId;
import io.emprops.core.asset.port.out.AssetStore;
import io.emprops.core.identity.OrganisationId;
import io.emprops.core.job.JobId;
import io.emprops.core.job.LeaseToken;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.worker.port.in.ExchangeAssetsUseCase;
import io.emprops.core.worker.port.out.LeasedJobs;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets who has a job's lease write and read files of the job's organisation, and nobody else's. */
public final class ExchangeAssetsService implements ExchangeAssetsUseCase {
  private final LeasedJobs jobs;
  private final AssetStore store;
  private final long mostBytes;

  /** Takes files of at most so many bytes. */
  public ExchangeAssetsService(LeasedJobs jobs, AssetStore store, long mostBytes) {
    this.jobs = jobs;
    this.store = store;
    this.mostBytes = mostBytes;
  }

  @Override
  public Outcome keep(JobId job, LeaseToken token, InputStream content, @Nullable String name) {
    Optional<OrganisationId> owner = owner(job, token);
    if (owner.isEmpty()) {
      return new StaleLease();
    }
    return switch (store.put(owner.get(), content, mostBytes)) {
      case AssetStore.Stored(Asset asset) -> new Kept(asset.named(name));
      case AssetStore.TooLarge(long most) -> new TooLarge(most);
    };
  }

  @Override
  public Outcome read(JobId job, LeaseToken token, AssetId id) {
    Optional<OrganisationId> owner = owner(job, token);
    if (owner.isEmpty()) {
      return new StaleLease();
    }
    Optional<Asset> asset = store.find(owner.get(), id);
    Optional<InputStream> content = asset.flatMap(found -> store.read(owner.get(), found.id(), 0));
    return content.isPresent() ? new Found(asset.get(), content.get()) : new NotFound();
  }

  private Optional<OrganisationId> owner(JobId job, LeaseToken token) {
    return jobs.find(job, token).map(QueuedJob::organisationId);
  }
}

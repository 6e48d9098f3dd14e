package io.emprops.core.worker.port.in;

import io.emprops.core.asset.Asset;
import io.emprops.core.asset.AssetId;
import io.emprops.core.job.JobId;
import io.emprops.core.job.LeaseToken;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Takes from a worker the files that its job makes, and hands it those that the job needs. Whose
 * files they are the job says, and who has its lease may ask.
 */
public interface ExchangeAssetsUseCase {

  /**
   * Keeps a file for the job's organisation.
   *
   * @throws java.io.UncheckedIOException if the stream fails
   */
  Outcome keep(JobId job, LeaseToken token, InputStream content, @Nullable String name);

  /** Hands out a file of the job's organisation. */
  Outcome read(JobId job, LeaseToken token, AssetId id);

  /** What became of a worker's request. */
  sealed interface Outcome {}

  /** The file is kept. */
  record Kept(Asset asset) implements Outcome {}

  /** The file; whoever gets it closes the content. */
  record Found(Asset asset, InputStream content) implements Outcome {}

  /** The file is longer than allowed; nothing is kept. */
  record TooLarge(long mostBytes) implements Outcome {}

  /** The organisation has no such file. */
  record NotFound() implements Outcome {}

  /** The job's lease is another or over. */
  record StaleLease() implements Outcome {}
}

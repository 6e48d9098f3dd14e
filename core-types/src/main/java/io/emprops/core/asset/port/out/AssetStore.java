package io.emprops.core.asset.port.out;

import io.emprops.core.asset.Asset;
import io.emprops.core.asset.AssetId;
import io.emprops.core.identity.OrganisationId;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps files by their content, apart for each organisation: one never finds what only another has
 * put, though it knows the id. Blocking and thread-safe. Every implementation passes {@code
 * AssetStoreContract}.
 *
 * <p>All of it throws {@link AssetStoreUnavailableException} when the store cannot be reached.
 */
public interface AssetStore {

  /**
   * Reads the stream to its end and keeps what it held; once this returns, it is kept until it is
   * deleted. The same content again is the same asset, put now. Nothing is kept of a stream that
   * breaks off or is too long. The caller closes the stream.
   *
   * @param mostBytes the largest content that is taken
   * @throws java.io.UncheckedIOException if the stream fails
   */
  PutOutcome put(OrganisationId owner, InputStream content, long mostBytes);

  /** What is known of the asset, without a name; empty, if this organisation has none such. */
  Optional<Asset> find(OrganisationId owner, AssetId id);

  /**
   * The content, streamed. The caller closes it.
   *
   * @param offset how many bytes to leave out; at or after the end, nothing is left to read
   * @throws IllegalArgumentException if the offset is negative
   */
  Optional<InputStream> read(OrganisationId owner, AssetId id, long offset);

  /** Forgets the asset; tells whether there was one. */
  boolean delete(OrganisationId owner, AssetId id);

  /**
   * Hands over each asset of every organisation that was last put before this time; putting the
   * same content again counts. In no order; what comes or goes meanwhile may be among them or not.
   */
  void eachPutBefore(Instant time, Consumer<OwnedAsset> visitor);

  /**
   * Forgets the asset unless it was put at this time or later, by whomever; tells whether it was
   * forgotten. Content that is put meanwhile stays, as far as the store can tell.
   */
  boolean deleteUnlessPutSince(OrganisationId owner, AssetId id, Instant time);

  /** Whose an asset is, and which one. */
  record OwnedAsset(OrganisationId owner, AssetId id) {}

  /** What became of content that was put. */
  sealed interface PutOutcome {}

  /** It is kept. */
  record Stored(Asset asset) implements PutOutcome {}

  /** It was longer than allowed; nothing is kept. */
  record TooLarge(long mostBytes) implements PutOutcome {}
}

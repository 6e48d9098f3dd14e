package io.emprops.core.asset.port.out;

import io.emprops.core.asset.Asset;
import io.emprops.core.asset.AssetId;
import io.emprops.core.asset.MediaTypes;
import io.emprops.core.identity.OrganisationId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** An {@link AssetStore} for tests. */
public final class InMemoryAssetStore implements AssetStore {
  private final Map<OwnedAsset, Content> kept = new ConcurrentHashMap<>();
  private final InstantSource clock;

  /** An empty one that goes by the machine's clock. */
  public InMemoryAssetStore() {
    this(InstantSource.system());
  }

  /** An empty one that goes by this clock. */
  public InMemoryAssetStore(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public PutOutcome put(OrganisationId owner, InputStream content, long mostBytes) {
    byte[] bytes;
    try {
      bytes = content.readNBytes(Math.toIntExact(mostBytes + 1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (bytes.length > mostBytes) {
      return new TooLarge(mostBytes);
    }
    AssetId id = AssetId.ofDigest(sha256(bytes));
    kept.put(new OwnedAsset(owner, id), new Content(bytes, clock.instant()));
    return new Stored(describe(id, bytes));
  }

  @Override
  public Optional<Asset> find(OrganisationId owner, AssetId id) {
    return content(owner, id).map(bytes -> describe(id, bytes));
  }

  @Override
  public Optional<InputStream> read(OrganisationId owner, AssetId id, long offset) {
    if (offset < 0) {
      throw new IllegalArgumentException("offset must not be negative: " + offset);
    }
    return content(owner, id)
        .map(
            bytes -> {
              int from = (int) Math.min(offset, bytes.length);
              return new ByteArrayInputStream(bytes, from, bytes.length - from);
            });
  }

  @Override
  public boolean delete(OrganisationId owner, AssetId id) {
    return kept.remove(new OwnedAsset(owner, id)) != null;
  }

  @Override
  public void eachPutBefore(Instant time, Consumer<OwnedAsset> visitor) {
    kept.forEach(
        (asset, content) -> {
          if (content.putAt().isBefore(time)) {
            visitor.accept(asset);
          }
        });
  }

  @Override
  public boolean deleteUnlessPutSince(OrganisationId owner, AssetId id, Instant time) {
    var asset = new OwnedAsset(owner, id);
    Content before = kept.get(asset);
    return before != null && before.putAt().isBefore(time) && kept.remove(asset, before);
  }

  private Optional<byte[]> content(OrganisationId owner, AssetId id) {
    return Optional.ofNullable(kept.get(new OwnedAsset(owner, id))).map(Content::bytes);
  }

  private static Asset describe(AssetId id, byte[] bytes) {
    byte[] head = Arrays.copyOf(bytes, Math.min(bytes.length, MediaTypes.HEAD));
    return new Asset(id, MediaTypes.sniff(head), bytes.length, null);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Each putting is another. */
  private static final class Content {
    private final byte[] bytes;
    private final Instant putAt;

    Content(byte[] bytes, Instant putAt) {
      this.bytes = bytes;
      this.putAt = putAt;
    }

    byte[] bytes() {
      return bytes;
    }

    Instant putAt() {
      return putAt;
    }
  }
}

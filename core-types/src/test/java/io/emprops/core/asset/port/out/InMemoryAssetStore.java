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
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** An {@link AssetStore} for tests. */
public final class InMemoryAssetStore implements AssetStore {
  private final Map<Key, byte[]> kept = new ConcurrentHashMap<>();

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
    kept.put(new Key(owner, id), bytes);
    return new Stored(describe(id, bytes));
  }

  @Override
  public Optional<Asset> find(OrganisationId owner, AssetId id) {
    return Optional.ofNullable(kept.get(new Key(owner, id))).map(bytes -> describe(id, bytes));
  }

  @Override
  public Optional<InputStream> read(OrganisationId owner, AssetId id, long offset) {
    if (offset < 0) {
      throw new IllegalArgumentException("offset must not be negative: " + offset);
    }
    return Optional.ofNullable(kept.get(new Key(owner, id)))
        .map(
            bytes -> {
              int from = (int) Math.min(offset, bytes.length);
              return new ByteArrayInputStream(bytes, from, bytes.length - from);
            });
  }

  @Override
  public boolean delete(OrganisationId owner, AssetId id) {
    return kept.remove(new Key(owner, id)) != null;
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

  private record Key(OrganisationId owner, AssetId id) {}
}

package io.emprops.assets.adapter.out.s3;

import io.emprops.assets.adapter.out.Spool;
import io.emprops.core.asset.Asset;
import io.emprops.core.asset.AssetId;
import io.emprops.core.asset.MediaTypes;
import io.emprops.core.asset.port.out.AssetStore;
import io.emprops.core.asset.port.out.AssetStoreUnavailableException;
import io.emprops.core.identity.OrganisationId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Keeps each asset as an object, {@code <prefix><organisation>/<id>}, with its media type. Content
 * goes through a file on this machine first, since its name shows only at its end.
 */
public final class S3AssetStore implements AssetStore {
  private static final int NOT_FOUND = 404;
  private static final int RANGE_NOT_SATISFIABLE = 416;

  private final S3Client client;
  private final String bucket;
  private final String prefix;

  /** Keeps assets in this bucket, which must exist, below this prefix. */
  public S3AssetStore(S3Client client, String bucket, String prefix) {
    this.client = client;
    this.bucket = bucket;
    this.prefix = prefix;
  }

  @Override
  public PutOutcome put(OrganisationId owner, InputStream content, long mostBytes) {
    try {
      Path spool = Files.createTempDirectory("asset-");
      Path part = spool.resolve("content");
      try {
        Optional<Asset> asset = Spool.write(content, part, mostBytes);
        if (asset.isEmpty()) {
          return new TooLarge(mostBytes);
        }
        upload(owner, asset.get(), part);
        return new Stored(asset.get());
      } finally {
        Files.deleteIfExists(part);
        Files.delete(spool);
      }
    } catch (IOException e) {
      throw new AssetStoreUnavailableException("spooling an asset: " + e.getMessage(), e);
    }
  }

  private void upload(OrganisationId owner, Asset asset, Path part) {
    // Also where it is there already: it is put now.
    asking(
        "keeping an asset",
        () ->
            client.putObject(
                put ->
                    put.bucket(bucket)
                        .key(key(owner, asset.id()))
                        .contentType(asset.mediaType())
                        .contentLength(asset.size()),
                RequestBody.fromFile(part)));
  }

  @Override
  public Optional<Asset> find(OrganisationId owner, AssetId id) {
    return found(
            "looking for an asset",
            () -> client.headObject(head -> head.bucket(bucket).key(key(owner, id))))
        .map(head -> describe(id, head));
  }

  private static Asset describe(AssetId id, HeadObjectResponse head) {
    String type = Optional.ofNullable(head.contentType()).orElse(MediaTypes.UNKNOWN);
    return new Asset(id, type, head.contentLength(), null);
  }

  @Override
  public Optional<InputStream> read(OrganisationId owner, AssetId id, long offset) {
    if (offset < 0) {
      throw new IllegalArgumentException("offset must not be negative: " + offset);
    }
    return found("opening an asset", () -> open(owner, id, offset));
  }

  private InputStream open(OrganisationId owner, AssetId id, long offset) {
    try {
      return new AbortingStream(
          client.getObject(
              get -> {
                get.bucket(bucket).key(key(owner, id));
                if (offset > 0) {
                  get.range("bytes=%d-".formatted(offset));
                }
              }));
    } catch (S3Exception e) {
      if (e.statusCode() == RANGE_NOT_SATISFIABLE) {
        return InputStream.nullInputStream();
      }
      throw e;
    }
  }

  @Override
  public boolean delete(OrganisationId owner, AssetId id) {
    if (find(owner, id).isEmpty()) {
      return false;
    }
    asking(
        "deleting an asset",
        () -> client.deleteObject(delete -> delete.bucket(bucket).key(key(owner, id))));
    return true;
  }

  @Override
  public void eachPutBefore(Instant time, Consumer<OwnedAsset> visitor) {
    asking(
        "looking through the assets",
        () -> {
          for (S3Object object :
              client
                  .listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix))
                  .contents()) {
            if (object.lastModified().isBefore(time)) {
              asset(object.key()).ifPresent(visitor);
            }
          }
          return true;
        });
  }

  /** Nothing for what another has put into the bucket. */
  private Optional<OwnedAsset> asset(String key) {
    String[] parts = key.substring(prefix.length()).split("/", -1);
    return parts.length == 2 && AssetId.isOne(parts[1])
        ? Optional.of(new OwnedAsset(new OrganisationId(parts[0]), new AssetId(parts[1])))
        : Optional.empty();
  }

  /**
   * S3 deletes on no condition of time: content that is put between the two calls of this goes too.
   * Whoever calls it with a time long ago risks that for the length of a call.
   */
  @Override
  public boolean deleteUnlessPutSince(OrganisationId owner, AssetId id, Instant time) {
    Optional<HeadObjectResponse> head =
        found(
            "looking for an asset",
            () -> client.headObject(ask -> ask.bucket(bucket).key(key(owner, id))));
    if (head.filter(it -> it.lastModified().isBefore(time)).isEmpty()) {
      return false;
    }
    return delete(owner, id);
  }

  private String key(OrganisationId owner, AssetId id) {
    return prefix + owner.value() + "/" + id.value();
  }

  private static <T> Optional<T> found(String what, Supplier<T> call) {
    try {
      return Optional.of(call.get());
    } catch (S3Exception e) {
      if (e.statusCode() == NOT_FOUND) {
        return Optional.empty();
      }
      throw unavailable(what, e);
    } catch (SdkException e) {
      throw unavailable(what, e);
    }
  }

  private static <T> T asking(String what, Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw unavailable(what, e);
    }
  }

  private static AssetStoreUnavailableException unavailable(String what, SdkException cause) {
    return new AssetStoreUnavailableException(
        "%s in S3: %s".formatted(what, cause.getMessage()), cause);
  }
}

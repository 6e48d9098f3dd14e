package io.emprops.assets.adapter.out.folder;

import io.emprops.assets.adapter.out.Spool;
import io.emprops.core.asset.Asset;
import io.emprops.core.asset.AssetId;
import io.emprops.core.asset.MediaTypes;
import io.emprops.core.asset.port.out.AssetStore;
import io.emprops.core.asset.port.out.AssetStoreUnavailableException;
import io.emprops.core.identity.OrganisationId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps each asset as a file, {@code <folder>/<organisation>/<first two digits>/<id>}, with nothing
 * beside it: what it is shows in its first bytes. A file appears whole or not at all, so that any
 * number of processes can share the folder.
 */
public final class FolderAssetStore implements AssetStore {
  /** No organisation's id begins with a dot. */
  private static final String INCOMING = ".incoming";

  private final Path folder;

  /** Keeps assets here; makes the folder when the first asset comes. */
  public FolderAssetStore(Path folder) {
    this.folder = folder;
  }

  @Override
  public PutOutcome put(OrganisationId owner, InputStream content, long mostBytes) {
    Path part = folder.resolve(INCOMING).resolve(UUID.randomUUID().toString());
    try {
      Files.createDirectories(folder.resolve(INCOMING));
      try {
        Optional<Asset> asset = Spool.write(content, part, mostBytes);
        if (asset.isEmpty()) {
          return new TooLarge(mostBytes);
        }
        keep(part, place(owner, asset.get().id()));
        return new Stored(asset.get());
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw unavailable("keeping an asset", e);
    }
  }

  private static void keep(Path part, Path place) throws IOException {
    Path parent = Optional.ofNullable(place.getParent()).orElseThrow();
    Files.createDirectories(parent);
    try {
      Files.move(part, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      throw new IOException("the folder must lie on one file system", e);
    }
    if (parent.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel directory = FileChannel.open(parent, StandardOpenOption.READ)) {
        directory.force(true);
      }
    }
  }

  @Override
  public Optional<Asset> find(OrganisationId owner, AssetId id) {
    try (FileChannel file = FileChannel.open(place(owner, id), StandardOpenOption.READ)) {
      long size = file.size();
      byte[] head = Channels.newInputStream(file).readNBytes(MediaTypes.HEAD);
      return Optional.of(new Asset(id, MediaTypes.sniff(head), size, null));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw unavailable("looking for an asset", e);
    }
  }

  @Override
  public Optional<InputStream> read(OrganisationId owner, AssetId id, long offset) {
    if (offset < 0) {
      throw new IllegalArgumentException("offset must not be negative: " + offset);
    }
    try {
      FileChannel file = FileChannel.open(place(owner, id), StandardOpenOption.READ);
      return Optional.of(Channels.newInputStream(file.position(offset)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw unavailable("opening an asset", e);
    }
  }

  @Override
  public boolean delete(OrganisationId owner, AssetId id) {
    try {
      return Files.deleteIfExists(place(owner, id));
    } catch (IOException e) {
      throw unavailable("deleting an asset", e);
    }
  }

  private Path place(OrganisationId owner, AssetId id) {
    return folder.resolve(owner.value()).resolve(id.value().substring(0, 2)).resolve(id.value());
  }

  private AssetStoreUnavailableException unavailable(String what, IOException cause) {
    return new AssetStoreUnavailableException(
        "%s in %s: %s".formatted(what, folder, cause.getMessage()), cause);
  }
}

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
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Keeps each asset as a file, {@code <folder>/<organisation>/<first two digits>/<id>}, with nothing
 * beside it: what it is shows in its first bytes, and when it was put is the time of the file. A
 * file appears whole or not at all, so that any number of processes can share the folder.
 */
public final class FolderAssetStore implements AssetStore {
  /** No organisation's id begins with a dot. */
  private static final String INCOMING = ".incoming";

  private static final String LEAVING = ".leaving";

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

  @Override
  public void eachPutBefore(Instant time, Consumer<OwnedAsset> visitor) {
    try {
      restore();
      for (Path owner : entries(folder)) {
        if (!nameOf(owner).startsWith(".")) {
          for (Path part : entries(owner)) {
            visit(new OrganisationId(nameOf(owner)), part, time, visitor);
          }
        }
      }
    } catch (IOException e) {
      throw unavailable("looking through the assets", e);
    }
  }

  private static void visit(
      OrganisationId owner, Path part, Instant time, Consumer<OwnedAsset> visitor)
      throws IOException {
    for (Path file : entries(part)) {
      if (isThereAndPutBefore(file, time)) {
        visitor.accept(new OwnedAsset(owner, new AssetId(nameOf(file))));
      }
    }
  }

  private static boolean isThereAndPutBefore(Path file, Instant time) throws IOException {
    try {
      return AssetId.isOne(nameOf(file)) && isPutBefore(file, time);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /**
   * The file leaves its place first, and is looked at where nobody puts anything: what was put
   * meanwhile is another file, or comes back.
   */
  @Override
  public boolean deleteUnlessPutSince(OrganisationId owner, AssetId id, Instant time) {
    Path place = place(owner, id);
    Path leaving =
        folder
            .resolve(LEAVING)
            .resolve(owner.value())
            .resolve(id.value() + "." + UUID.randomUUID());
    try {
      if (!isPutBefore(place, time)) {
        return false;
      }
      Files.createDirectories(Optional.ofNullable(leaving.getParent()).orElseThrow());
      Files.move(place, leaving, StandardCopyOption.ATOMIC_MOVE);
      if (isPutBefore(leaving, time)) {
        return Files.deleteIfExists(leaving);
      }
      comeBack(leaving, place);
      return false;
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw unavailable("deleting an asset", e);
    }
  }

  /** What left its place and was not deleted, because a process ended. */
  private void restore() throws IOException {
    for (Path owner : entries(folder.resolve(LEAVING))) {
      for (Path file : entries(owner)) {
        String id = nameOf(file).split("\\.", 2)[0];
        comeBack(file, place(new OrganisationId(nameOf(owner)), new AssetId(id)));
      }
    }
  }

  /** As if it were put now; what stands in its place has the same content. */
  private static void comeBack(Path file, Path place) throws IOException {
    try {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
      keep(file, place);
    } catch (NoSuchFileException e) {
      // Another process has brought it back, or deleted it.
    }
  }

  private static boolean isPutBefore(Path file, Instant time) throws IOException {
    return Files.getLastModifiedTime(file).toInstant().isBefore(time);
  }

  private static List<Path> entries(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.toList();
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    }
  }

  private static String nameOf(Path file) {
    return String.valueOf(file.getFileName());
  }

  private Path place(OrganisationId owner, AssetId id) {
    return folder.resolve(owner.value()).resolve(id.value().substring(0, 2)).resolve(id.value());
  }

  private AssetStoreUnavailableException unavailable(String what, IOException cause) {
    return new AssetStoreUnavailableException(
        "%s in %s: %s".formatted(what, folder, cause.getMessage()), cause);
  }
}

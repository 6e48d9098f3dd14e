package io.emprops.it.stack;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.Channel;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** The folder that holds all state of a stack, private to its owner. */
final class DataFolder {
  private final Path root;

  private DataFolder(Path root) {
    this.root = root;
  }

  static DataFolder open(Path root) {
    try {
      Files.createDirectories(root);
      restrict(root, "rwx------");
      for (String name : new String[] {"logs", "keys", "bin"}) {
        Files.createDirectories(root.resolve(name));
      }
      return new DataFolder(root);
    } catch (IOException e) {
      throw new StackFailure(
          "the data folder %s cannot be written (%s): choose another with --data DIR"
              .formatted(root, e.getMessage()),
          e);
    }
  }

  /**
   * Makes this process the folder's only user until it ends, however it ends.
   *
   * @throws StackFailure when another stack uses it
   */
  FileLock lock() {
    try {
      FileChannel channel = new RandomAccessFile(file("stack.lock").toFile(), "rw").getChannel();
      @Nullable FileLock lock = channel.tryLock();
      if (lock == null) {
        throw inUse();
      }
      return lock;
    } catch (OverlappingFileLockException e) {
      throw inUse();
    } catch (IOException e) {
      throw new StackFailure("the data folder %s cannot be locked".formatted(root), e);
    }
  }

  /** Whether another process holds the lock: its stack lives, however its parts fare. */
  boolean isLocked() {
    try (Channel held = lock().acquiredBy()) {
      return !held.isOpen();
    } catch (StackFailure e) {
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException("unlocking " + root, e);
    }
  }

  private StackFailure inUse() {
    return new StackFailure(
        "a stack is already running on %s: see ./run status, or end it with ./run stop"
            .formatted(root));
  }

  Path root() {
    return root;
  }

  Path file(String name) {
    return root.resolve(name);
  }

  Path log(String service) {
    return root.resolve("logs").resolve(service + ".log");
  }

  /** Writes a file that only its owner can read, whole or not at all. */
  void writePrivately(String name, String content) {
    try {
      Path part = Files.createTempFile(root, name.replace('/', '-'), ".part");
      restrict(part, "rw-------");
      Files.writeString(part, content);
      Files.move(
          part, file(name), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("writing " + name, e);
    }
  }

  void delete(String name) {
    try {
      Files.deleteIfExists(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException("deleting " + name, e);
    }
  }

  /** Deletes a folder within this one. */
  void deleteFolder(String name) {
    try {
      Files.walkFileTree(file(name), new Deletion());
    } catch (IOException e) {
      throw new UncheckedIOException("deleting " + name, e);
    }
  }

  private static void restrict(Path path, String permissions) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}

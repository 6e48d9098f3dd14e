package io.emprops.it.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Redis' file of what it has done, and how long it was when. */
final class AppendOnlyFile {
  private static final Duration REMEMBERED = Duration.ofSeconds(3);

  private final Path folder;
  private final Deque<Size> sizes = new ArrayDeque<>();

  private record Size(long nanos, Path file, long bytes) {}

  AppendOnlyFile(Path redis) {
    this.folder = redis.resolve("appendonlydir");
  }

  /** Looks how long it is. */
  synchronized void look() {
    current()
        .ifPresent(
            file -> {
              long now = System.nanoTime();
              sizes.addLast(new Size(now, file, size(file)));
              sizes.removeIf(old -> now - old.nanos() > REMEMBERED.toNanos());
            });
  }

  /**
   * Forgets what was written since, while Redis does not run; false where that cannot be known, so
   * that nothing is forgotten.
   */
  synchronized boolean forget(Duration last) {
    long since = System.nanoTime() - last.toNanos();
    Optional<Size> then =
        sizes.stream().filter(size -> size.nanos() <= since).reduce((_, later) -> later);
    if (then.isEmpty() || !current().equals(Optional.of(then.get().file()))) {
      return false;
    }
    try (var channel = FileChannel.open(then.get().file(), StandardOpenOption.WRITE)) {
      channel.truncate(then.get().bytes());
    } catch (IOException e) {
      throw new StackFailure("the append-only file cannot be cut", e);
    }
    sizes.clear();
    return true;
  }

  /** The file that Redis writes to now: each rewrite begins another. */
  private Optional<Path> current() {
    Path manifest = folder.resolve("appendonly.aof.manifest");
    try {
      if (!Files.exists(manifest)) {
        return Optional.empty();
      }
      return Files.readAllLines(manifest).stream()
          .filter(line -> line.endsWith("type i"))
          .reduce((_, later) -> later)
          .map(line -> folder.resolve(line.split(" ", -1)[1]));
    } catch (IOException e) {
      throw new StackFailure("the append-only file's manifest cannot be read", e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new StackFailure("the append-only file cannot be read", e);
    }
  }
}

package io.emprops.core.asset.port.in;

import io.emprops.core.asset.Asset;
import io.emprops.core.identity.Principal;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Keeps a file for the caller's organisation. Needs the role runner. */
public interface KeepAssetUseCase {

  /**
   * Reads the stream to its end, as far as a file may be long.
   *
   * @param name for the reference; the file is stored by its content alone
   * @throws java.io.UncheckedIOException if the stream fails
   */
  KeepOutcome keep(Principal caller, InputStream content, @Nullable String name);

  /** What became of a file. */
  sealed interface KeepOutcome {}

  /** It is kept. */
  record Kept(Asset asset) implements KeepOutcome {}

  /** It is longer than allowed; nothing is kept. */
  record TooLarge(long mostBytes) implements KeepOutcome {}
}

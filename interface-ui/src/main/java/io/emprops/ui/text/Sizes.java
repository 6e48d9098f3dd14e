package io.emprops.ui.text;

import static io.emprops.ui.text.Texts.text;

/** Lengths of files as people read them. */
public final class Sizes {
  private static final long KIBI = 1024;

  private Sizes() {}

  /** Such as {@code 4 MiB}, in whole numbers. */
  public static String of(long bytes) {
    if (bytes < KIBI) {
      return text("size.bytes", bytes);
    }
    return bytes < KIBI * KIBI
        ? text("size.kib", bytes / KIBI)
        : text("size.mib", bytes / KIBI / KIBI);
  }
}

package io.emprops.template.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The text of a file, or why there is none. */
sealed interface SourceFile {
  /** Stands for what is piped in. */
  String STANDARD_INPUT = "-";

  /**
   * A text.
   *
   * @param name as messages show it
   */
  record Text(String name, String text) implements SourceFile {}

  /** The file cannot be read. */
  record Unreadable(String message) implements SourceFile {}

  static SourceFile read(String file, InputStream in) {
    boolean isPiped = file.equals(STANDARD_INPUT);
    String name = isPiped ? "<stdin>" : file;
    try {
      byte[] bytes = isPiped ? bytes(in) : bytes(Path.of(file));
      return bytes.length > Size.MAX
          ? new Unreadable("%s: is larger than %d bytes".formatted(name, Size.MAX))
          : new Text(name, decoded(bytes));
    } catch (CharacterCodingException _) {
      return new Unreadable(name + ": is not UTF-8");
    } catch (NoSuchFileException _) {
      return new Unreadable(name + ": there is no such file");
    } catch (IOException | InvalidPathException e) {
      return new Unreadable("%s: cannot be read: %s".formatted(name, e.getMessage()));
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return bytes(in);
    }
  }

  private static byte[] bytes(InputStream in) throws IOException {
    return in.readNBytes(Size.MAX + 1);
  }

  private static String decoded(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  /** More than any document or inputs may have, and little enough to hold. */
  final class Size {
    static final int MAX = 64 << 20;

    private Size() {}
  }
}

package io.emprops.it.bench.run;

import java.awt.image.RenderedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** A folder in which a run keeps what it found. */
public record OutputFolder(Path path) {

  /** The folder, made if it is not there. */
  public static OutputFolder created(Path path) {
    try {
      return new OutputFolder(Files.createDirectories(path));
    } catch (IOException e) {
      throw new BenchFailure("cannot make the folder " + path, e);
    }
  }

  /** Keeps a text under a name. */
  public void write(String name, String text) {
    try {
      Files.writeString(path.resolve(name), text);
    } catch (IOException e) {
      throw new BenchFailure("cannot write into " + path, e);
    }
  }

  /** Keeps an image as PNG under a name. */
  public void write(String name, RenderedImage image) {
    try {
      ImageIO.write(image, "png", path.resolve(name).toFile());
    } catch (IOException e) {
      throw new BenchFailure("cannot write into " + path, e);
    }
  }
}

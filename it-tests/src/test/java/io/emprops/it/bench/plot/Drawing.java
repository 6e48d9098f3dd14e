package io.emprops.it.bench.plot;

import java.util.ArrayList;
import java.util.List;

/** A picture of lines, dots and labels, in pixels from the upper left corner. */
record Drawing(int width, int height, List<Shape> shapes) {
  Drawing {
    shapes = List.copyOf(shapes);
  }

  /** Something to draw; colours are written {@code #rrggbb}. */
  sealed interface Shape {}

  /** A straight line. */
  record Line(Spot from, Spot to, String colour, boolean dashed) implements Shape {}

  /** A filled circle. */
  record Dot(Spot centre, double radius, String colour) implements Shape {}

  /** A piece of text; the spot is on its base line. */
  record Label(Spot at, String text, Anchor anchor) implements Shape {}

  /** A place in the picture. */
  record Spot(double x, double y) {}

  /** Which end of a label stands at its spot. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  /** Collects shapes; later ones lie above earlier ones. */
  static final class Builder {
    private final List<Shape> shapes = new ArrayList<>();

    Builder add(Shape shape) {
      shapes.add(shape);
      return this;
    }

    Drawing build(int width, int height) {
      return new Drawing(width, height, shapes);
    }
  }
}

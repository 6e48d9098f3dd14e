package io.emprops.it.bench.plot;

import io.emprops.it.bench.plot.Drawing.Dot;
import io.emprops.it.bench.plot.Drawing.Label;
import io.emprops.it.bench.plot.Drawing.Line;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;

/** A drawing as pixels, twice as many each way as it has. */
final class Png {
  private static final int SCALE = 2;
  private static final float[] DASHES = {5, 4};

  private Png() {}

  static BufferedImage of(Drawing drawing) {
    var image =
        new BufferedImage(
            drawing.width() * SCALE, drawing.height() * SCALE, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.scale(SCALE, SCALE);
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, drawing.width(), drawing.height());
      graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
      drawing.shapes().forEach(shape -> draw(graphics, shape));
    } finally {
      graphics.dispose();
    }
    return image;
  }

  private static void draw(Graphics2D graphics, Drawing.Shape shape) {
    switch (shape) {
      case Line(var from, var to, var colour, var dashed) -> {
        graphics.setColor(Color.decode(colour));
        graphics.setStroke(dashed ? dashes() : new BasicStroke(1.5f));
        graphics.draw(new Line2D.Double(from.x(), from.y(), to.x(), to.y()));
      }
      case Dot(var centre, var radius, var colour) -> {
        graphics.setColor(Color.decode(colour));
        graphics.fill(
            new Ellipse2D.Double(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius));
      }
      case Label(var at, var text, var anchor) -> {
        graphics.setColor(Color.BLACK);
        int width = graphics.getFontMetrics().stringWidth(text);
        double shift =
            switch (anchor) {
              case START -> 0;
              case MIDDLE -> width / 2.0;
              case END -> width;
            };
        graphics.drawString(text, (float) (at.x() - shift), (float) at.y());
      }
    }
  }

  private static BasicStroke dashes() {
    return new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, DASHES, 0);
  }
}

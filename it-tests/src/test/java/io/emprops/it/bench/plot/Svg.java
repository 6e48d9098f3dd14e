package io.emprops.it.bench.plot;

import io.emprops.it.bench.plot.Drawing.Dot;
import io.emprops.it.bench.plot.Drawing.Label;
import io.emprops.it.bench.plot.Drawing.Line;
import java.util.Locale;

/** A drawing as SVG. */
final class Svg {
  private Svg() {}

  static String of(Drawing drawing) {
    var svg =
        new StringBuilder(
            """
            <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" \
            viewBox="0 0 %1$d %2$d" font-family="sans-serif" font-size="12">
            <rect width="100%%" height="100%%" fill="#ffffff"/>
            """
                .formatted(drawing.width(), drawing.height()));
    drawing.shapes().forEach(shape -> svg.append(element(shape)).append('\n'));
    return svg.append("</svg>\n").toString();
  }

  private static String element(Drawing.Shape shape) {
    return switch (shape) {
      case Line(var from, var to, var colour, var dashed) ->
          String.format(
              Locale.ROOT,
              "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"%s/>",
              from.x(),
              from.y(),
              to.x(),
              to.y(),
              colour,
              dashed ? " stroke-dasharray=\"5 4\"" : " stroke-width=\"1.5\"");
      case Dot(var centre, var radius, var colour) ->
          String.format(
              Locale.ROOT,
              "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\"/>",
              centre.x(),
              centre.y(),
              radius,
              colour);
      case Label(var at, var text, var anchor) ->
          String.format(
              Locale.ROOT,
              "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
              at.x(),
              at.y(),
              anchor.name().toLowerCase(Locale.ROOT),
              escaped(text));
    };
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}

package io.emprops.it.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GrowthPlotTest {

  @Test
  void eachPointOfEachLineIsDrawn() {
    List<Figure> figures = new ArrayList<>();
    for (String work : List.of("compile", "render")) {
      for (String item : List.of("variables=1", "variables=10", "bytes=1024")) {
        figures.add(new Figure("growth-" + work, "ours", item, 5_000, 0, 0, Double.NaN));
      }
    }

    String svg = GrowthPlot.svg(new Figures(figures));

    assertThat(svg.split("r=\"3.5\"", -1)).hasSize(6 + 1);
    assertThat(svg).startsWith("<svg ").endsWith("</svg>\n").contains("stroke-dasharray");
  }
}

package io.emprops.it.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class GrowthPlotTest {

  @Test
  void aScaleGoesFromPowerToPower() {
    LogScale scale = LogScale.around(DoubleStream.of(20, 3_000), 100, 400);

    assertThat(scale.low()).isEqualTo(1);
    assertThat(scale.high()).isEqualTo(4);
    assertThat(scale.pixel(100)).isCloseTo(200, within(1e-9));
  }

  @Test
  void oneMebibyteStandsAtAMillion() {
    assertThat(LogScale.around(DoubleStream.of(1_024, 1 << 20), 0, 1).high()).isEqualTo(6);
  }

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

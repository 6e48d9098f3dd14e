package io.emprops.it.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.emprops.core.json.JsonValue;
import io.emprops.it.bench.goal.Target;
import io.emprops.it.bench.goal.Target.Cell;
import io.emprops.it.bench.goal.Threshold.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table of targets follows from the figures. */
final class ReportTest {
  private static final Roles ROLES =
      new Roles(
          "ours", List.of("slow", "fast"), List.of("r1", "r2"), List.of("l"), "tree", "a", 300);

  @Test
  void theFastestPeerOfEachItemCounts() {
    Target target =
        target(
            0,
            render("slow", "a", 9),
            render("fast", "a", 3),
            render("slow", "b", 1.6),
            render("fast", "b", 1.7),
            render("ours", "c", 1),
            render("fast", "c", 1.49));

    assertThat(target.cells())
        .extracting(Cell::item, Cell::figure, Cell::verdict)
        .containsExactly(
            tuple("a", 3.0, Verdict.AIM_MET),
            tuple("b", 1.6, Verdict.MET),
            tuple("c", 1.49, Verdict.NOT_MET));
    assertThat(target.verdict()).isEqualTo(Verdict.NOT_MET);
  }

  @Test
  void theFasterStringReplaceCounts() {
    Target target = target(1, render("ours", "a", 1), render("r1", "a", 8), render("r2", "a", 4));

    assertThat(target.cells()).containsExactly(new Cell("a", 4.0, Verdict.MET));
  }

  @Test
  void theLimitIsWhereOursDividesTheOtherWay() {
    Target target = target(2, render("ours", "a", 1), render("l", "a", 0.8));

    assertThat(target.cells()).containsExactly(new Cell("a", 1.25, Verdict.MET));
  }

  @Test
  void compilingIsHeldAgainstTheReaderOfTrees() {
    Target target =
        target(
            3,
            new Figure("compile", "ours", "a", 900, 1, 0, 1),
            new Figure("compile", "tokens", "a", 10, 1, 0, 0.1),
            new Figure("compile", "tree", "a", 100, 1, 0, 0.5));

    assertThat(target.cells()).containsExactly(new Cell("a", 2.0, Verdict.AIM_MET));
  }

  @Test
  void allocationIsThatOfTheSmallestWorkWithoutItsPayloadAndStaysBelowItsBounds() {
    assertThat(allocation(811)).containsExactly(new Cell("a", 511, Verdict.AIM_MET));
    assertThat(allocation(812)).containsExactly(new Cell("a", 512, Verdict.MET));
    assertThat(allocation(2_348)).containsExactly(new Cell("a", 2_048, Verdict.NOT_MET));
  }

  @Test
  void growthIsTheExponentOfTheUpperHalf() {
    List<Figure> figures = new ArrayList<>();
    for (int size : List.of(1, 10, 100, 1_000)) {
      // Linear from 100 on; what is done once hides it below.
      figures.add(growth("render", "variables=" + size, size < 100 ? 900 : size * 10.0));
      figures.add(growth("compile", "variables=" + size, (double) size * size));
      figures.add(growth("render", "bytes=" + size, size));
      figures.add(growth("compile", "bytes=" + size, Math.pow(size, 1.1)));
    }

    Target target = Targets.of(new Figures(figures), ROLES).getLast();

    assertThat(target.cells())
        .extracting(Cell::item, Cell::verdict)
        .containsExactly(
            tuple("render by variables", Verdict.AIM_MET),
            tuple("render by bytes", Verdict.AIM_MET),
            tuple("compile by variables", Verdict.NOT_MET),
            tuple("compile by bytes", Verdict.MET));
    assertThat(target.cells().get(2).figure()).isCloseTo(2.0, within(1e-9));
  }

  @Test
  void whatWasNotMeasuredIsNotMet() {
    assertThat(Targets.of(new Figures(List.of()), ROLES))
        .extracting(Target::verdict)
        .containsOnly(Verdict.NOT_MET);
    assertThat(target(0, render("node", "a", Double.NaN)).verdict()).isEqualTo(Verdict.NOT_MET);
  }

  @Test
  void tablesShowFiguresUnderTheirItems() {
    var figures =
        new Figures(
            List.of(
                new Figure("render", "ours", "a", 1_234.4, 1_300, 800, 1),
                new Figure("render", "fast", "a", 9_999, 10_000, Double.NaN, 8.1)));

    assertThat(Report.of(figures, ROLES).text().lines())
        .anyMatch(line -> line.matches("ours +1 234 .1 300."))
        .anyMatch(line -> line.matches("fast +9 999 .10 000."))
        .anyMatch(line -> line.matches("fast +8.10x"))
        .anyMatch(line -> line.matches("ours +800"))
        .anyMatch(
            line -> line.matches("render to bytes, fastest .* >= 1.50x +>= 3.00x +met, aim too"))
        .anyMatch(line -> line.matches(" {2}a +8.10x +met, aim too"));
  }

  @Test
  void theLineOfJsonHoldsEachFigureAndTarget() {
    var figures = new Figures(List.of(new Figure("render", "ours", "a", 1.5, 2, 300, 1)));

    String json =
        ReportJson.of(Map.of("quick", JsonValue.of(true)), Report.of(figures, ROLES)).toJson();

    assertThat(json)
        .startsWith("{\"benchmark\":\"template\",\"quick\":true,\"targets\":[")
        .contains("{\"item\":\"a\",\"value\":0.000,\"verdict\":\"aim-met\"}")
        .endsWith(
            "\"figures\":[{\"measure\":\"render\",\"subject\":\"ours\",\"item\":\"a\","
                + "\"ns\":1.500,\"median\":2.000,\"bytes\":300.000,\"times_ours\":1.000}]}")
        .doesNotContain("\n");
  }

  private static List<Cell> allocation(double bytes) {
    return target(4, new Figure("render", "ours", "a", 1, 0, bytes, 1)).cells();
  }

  private static Target target(int row, Figure... figures) {
    return Targets.of(new Figures(List.of(figures)), ROLES).get(row);
  }

  private static Figure render(String subject, String item, double timesOurs) {
    return new Figure("render", subject, item, 0, 0, 0, timesOurs);
  }

  private static Figure growth(String work, String item, double nanos) {
    return new Figure("growth-" + work, "ours", item, nanos, 0, 0, Double.NaN);
  }
}

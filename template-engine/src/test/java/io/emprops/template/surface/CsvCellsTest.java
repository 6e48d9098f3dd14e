package io.emprops.template.surface;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CsvCellsTest {

  @Test
  void givesEachRowAsItsCellsAndTheLineOnWhichItBegins() {
    var cells = CsvCells.of("name,age\nAda,36\n\n\"two\nlines\",\nAlan,41,extra\n");

    assertThat(cells.header()).containsExactly("name", "age");
    assertThat(cells.rows())
        .containsExactly(
            new CsvCells.Row(2, List.of("Ada", "36")),
            new CsvCells.Row(4, List.of("two\nlines", "")),
            new CsvCells.Row(6, List.of("Alan", "41", "extra")));
  }

  @Test
  void givesWhatStandsBeforeAFault() {
    var cells = CsvCells.of("name\nAda\n\"Alan\n");

    assertThat(cells.rows()).containsExactly(new CsvCells.Row(2, List.of("Ada")));
  }

  @Test
  void hasNoHeaderWithoutText() {
    assertThat(CsvCells.of("")).isEqualTo(new CsvCells(List.of(), List.of()));
  }
}

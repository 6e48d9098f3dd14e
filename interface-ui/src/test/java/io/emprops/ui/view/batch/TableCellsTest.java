package io.emprops.ui.view.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.batch.BatchTable.Format;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableCellsTest {

  @Test
  void tellsCsvFromLinesOfJson() {
    assertThat(GivenTable.of("a", "name\nAda").table().format()).isEqualTo(Format.CSV);
    assertThat(GivenTable.of("a", "\uFEFF {\"name\": 1}").table().format()).isEqualTo(Format.JSONL);
  }

  @Test
  void readsCsvAsItStandsThere() {
    var cells = read("name,age\n\nAda,\"3\n6\"\nAlan\n");

    assertThat(cells.columns()).containsExactly("name", "age");
    assertThat(cells.rows())
        .containsExactly(
            new TableCells.Row(3, List.of("Ada", "3\n6")), new TableCells.Row(5, List.of("Alan")));
  }

  @Test
  void readsLinesOfJsonUnderTheVariablesAndWhatElseTheyName() {
    var cells = read("{\"age\": 1.50}\n\n{\"nmae\": \"Ada\", \"tags\": [1]}\n");

    assertThat(cells.columns()).containsExactly("name", "age", "nmae", "tags");
    assertThat(cells.rows())
        .containsExactly(
            new TableCells.Row(1, List.of("", "1.50", "", "")),
            new TableCells.Row(3, List.of("", "", "Ada", "[1]")));
  }

  @Test
  void showsALineThatIsNoJsonAsItIs() {
    assertThat(read("{\"age\": }").rows())
        .containsExactly(new TableCells.Row(1, List.of("{\"age\": }")));
  }

  private static TableCells read(String text) {
    return TableCells.of(GivenTable.of("a", text).table(), List.of("name", "age"));
  }
}

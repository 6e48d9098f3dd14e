package io.emprops.ui.view.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TableSampleTest {
  private static final List<String> COLUMNS = List.of("name", "style", "style.colour");

  @Test
  void putsAnErrorAtTheCellOfItsColumn() {
    var sample = TableSample.of(table(2), List.of(error(3, "/inputs/style/colour", "no colour")));

    assertThat(complaints(sample, 0)).isEqualTo(List.of(List.of(), List.of(), List.of()));
    assertThat(complaints(sample, 1))
        .isEqualTo(List.of(List.of(), List.of(), List.of("no colour")));
  }

  @Test
  void putsAnErrorInsideOfAValueAtTheCellThatHoldsIt() {
    var sample = TableSample.of(table(1), List.of(error(2, "/inputs/style/tags/0", "no tag")));

    assertThat(complaints(sample, 0)).isEqualTo(List.of(List.of(), List.of("no tag"), List.of()));
  }

  @Test
  void putsWhatBelongsToNoColumnAtTheRow() {
    var errors =
        List.of(
            error(2, "/inputs", "too many cells"),
            error(2, "/inputs/age", "is required"),
            error(2, "/payload/text", "too long"));

    var row = TableSample.of(table(1), errors).rows().getFirst();

    assertThat(row.complaints())
        .containsExactly("too many cells", "age: is required", "/payload/text: too long");
  }

  @Test
  void showsTheFirstRowsAndThoseWithErrorsInTheirOrder() {
    var errors = List.of(error(40, "/inputs/name", "wrong"), error(3, "/inputs/name", "wrong"));

    var sample = TableSample.of(table(100), errors);

    assertThat(sample.rows()).extracting(TableSample.Row::line).containsExactly(2, 3, 4, 5, 6, 40);
    assertThat(sample.others()).isEmpty();
  }

  @Test
  void listsTheErrorsOfRowsThatAreTooManyToShow() {
    var errors =
        IntStream.range(2, 102).mapToObj(line -> error(line, "/inputs/name", "wrong")).toList();

    var sample = TableSample.of(table(100), errors);

    assertThat(sample.rows()).hasSize(TableSample.MOST);
    assertThat(sample.others()).hasSize(100 - TableSample.MOST);
  }

  @Test
  void listsWhatBelongsToNoRow() {
    var unknown = error(1, "/inputs/nmae", "there is no 'nmae'");

    assertThat(TableSample.of(table(1), List.of(unknown)).others()).containsExactly(unknown);
  }

  private static TableCells table(int rows) {
    return new TableCells(
        COLUMNS,
        IntStream.range(2, rows + 2)
            .mapToObj(line -> new TableCells.Row(line, List.of("n" + line, "", "#112233")))
            .toList());
  }

  private static Diagnostic error(int line, String pointer, String message) {
    return Diagnostic.at(pointer, ErrorCode.INPUT_TYPE, message).onLine(line);
  }

  private static List<List<String>> complaints(TableSample sample, int row) {
    return sample.rows().get(row).cells().stream().map(TableSample.Cell::complaints).toList();
  }
}

package io.emprops.ui.view.batch;

import io.emprops.core.batch.BatchRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * One page of a batch's rows. It is read once as a whole, and then only the rows of which more may
 * become: results, which may be large, come once.
 */
final class BatchPage {
  private final Supplier<List<BatchRow>> whole;
  private final Function<Set<Integer>, List<BatchRow>> some;
  private List<BatchRow> rows = List.of();
  private boolean begun;

  /**
   * Reads nothing yet.
   *
   * @param whole reads the page
   * @param some reads the rows on these lines
   */
  BatchPage(Supplier<List<BatchRow>> whole, Function<Set<Integer>, List<BatchRow>> some) {
    this.whole = whole;
    this.some = some;
  }

  /** The page as it is now; for one thread at a time. */
  List<BatchRow> now() {
    if (begun) {
      renew();
    } else {
      rows = whole.get();
      begun = true;
    }
    return rows;
  }

  private void renew() {
    Set<Integer> open =
        rows.stream()
            .filter(row -> !row.state().isFinal())
            .map(BatchRow::line)
            .collect(Collectors.toSet());
    if (open.isEmpty()) {
      return;
    }
    Map<Integer, BatchRow> news = new HashMap<>();
    some.apply(open).forEach(row -> news.put(row.line(), row));
    rows = rows.stream().map(row -> news.getOrDefault(row.line(), row)).toList();
  }
}

package io.emprops.ui.view.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.batch.Batch;
import io.emprops.core.workflow.Page;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchPartsTest {
  private final BatchParts parts = new BatchParts();

  @Test
  void putsOnePartBehindTheOther() {
    parts.renew(page("4", 5, 4));
    parts.add(page("", 3, 2));

    assertThat(numbers()).containsExactly(5, 4, 3, 2);
    assertThat(parts.cursor()).isEmpty();
  }

  @Test
  void keepsLaterPartsWhileTheFirstComesAnew() {
    parts.renew(page("4", 5, 4));
    parts.add(page("2", 3, 2));

    parts.renew(page("5", 6, 5));

    assertThat(numbers()).containsExactly(6, 5, 4, 3, 2);
    assertThat(parts.cursor()).isEqualTo("2");
  }

  @Test
  void takesAFirstPartThatBecameLonger() {
    parts.renew(page("", 1));
    parts.renew(page("1", 2, 1));

    assertThat(numbers()).containsExactly(2, 1);
    assertThat(parts.cursor()).isEqualTo("1");
  }

  private List<Integer> numbers() {
    return parts.batches().stream()
        .map(batch -> Integer.parseInt(batch.id().value().substring(23)))
        .toList();
  }

  private static Page<Batch> page(String next, int... numbers) {
    return new Page<>(
        IntStream.of(numbers).mapToObj(ABatch::numbered).toList(), next.isEmpty() ? null : next);
  }
}

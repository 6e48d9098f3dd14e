package io.emprops.it.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TurnsTest {
  private final List<String> turns = new ArrayList<>();

  @Test
  void allSizesTakeTurnsAndTheFirstOnesDoNotCount() {
    var effort = new GrowthEffort(false);

    Line line =
        new Turns(effort, _ -> {})
            .line("partitions", "client", List.of(new Counted(1), new Counted(2)), 100);

    assertThat(turns.subList(0, 4)).containsExactly("1", "2", "1", "2");
    assertThat(turns).hasSize(2 * (1 + effort.rounds()));
    assertThat(line.points()).extracting(Line.Point::size).containsExactly(1, 2);
    assertThat(line.points().getFirst().rounds())
        .hasSize(effort.rounds())
        .doesNotContain(Counted.FIRST);
  }

  /** Knows its first round. */
  private final class Counted implements Setup {
    static final Take FIRST = new Take(100, 1, 9, 9);

    private final int size;
    private int rounds;

    private Counted(int size) {
      this.size = size;
    }

    @Override
    public int size() {
      return size;
    }

    @Override
    public Take round(int jobs) {
      turns.add(Integer.toString(size));
      rounds++;
      return rounds == 1 ? FIRST : new Take(jobs, 1, 0.1, 0.1);
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}

package io.emprops.it.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.Partition;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SlotRangeTest {

  @Test
  void onePartitionHasAllSlots() {
    var p0 = new Partition("p0");

    assertThat(SlotRange.around(List.of(p0))).containsExactly(new SlotRange(p0, 0, 16_383));
  }

  @Test
  void eachPartitionLiesInARangeOfItsOwn() {
    List<Partition> partitions =
        IntStream.range(0, 8).mapToObj(n -> new Partition("p" + n)).toList();

    List<SlotRange> ranges = SlotRange.around(partitions);

    assertThat(ranges)
        .extracting(SlotRange::partition)
        .containsExactlyInAnyOrderElementsOf(partitions);
    assertThat(ranges)
        .allSatisfy(
            range ->
                assertThat(SlotRange.slot(range.partition()))
                    .isBetween(range.first(), range.last()));
  }

  @Test
  void noSlotIsLeftOutOrServedTwice() {
    List<SlotRange> ranges =
        SlotRange.around(List.of(new Partition("p3"), new Partition("p1"), new Partition("p2")));

    assertThat(ranges.getFirst().first()).isZero();
    assertThat(ranges.getLast().last()).isEqualTo(16_383);
    for (int i = 1; i < ranges.size(); i++) {
      assertThat(ranges.get(i).first()).isEqualTo(ranges.get(i - 1).last() + 1);
    }
  }
}

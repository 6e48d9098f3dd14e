package io.emprops.it.bench.growth;

import io.emprops.core.job.Partition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import redis.clients.jedis.util.JedisClusterCRC16;

/**
 * The slots of one master, with the one partition that lies in them.
 *
 * @param first the first slot
 * @param last the last slot
 */
record SlotRange(Partition partition, int first, int last) {
  private static final int SLOTS = 16_384;

  /** All slots, cut so that each partition lies in a range of its own. */
  static List<SlotRange> around(List<Partition> partitions) {
    List<Partition> ordered =
        partitions.stream().sorted(Comparator.comparingInt(SlotRange::slot)).toList();
    List<SlotRange> ranges = new ArrayList<>();
    int first = 0;
    for (int i = 0; i < ordered.size(); i++) {
      int next = i + 1 < ordered.size() ? slot(ordered.get(i + 1)) : SLOTS;
      ranges.add(new SlotRange(ordered.get(i), first, next - 1));
      first = next;
    }
    return ranges;
  }

  /** Where the keys of a partition lie. */
  static int slot(Partition partition) {
    return JedisClusterCRC16.getSlot("{" + partition.value() + "}");
  }
}

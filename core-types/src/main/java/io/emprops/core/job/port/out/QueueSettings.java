package io.emprops.core.job.port.out;

import io.emprops.core.job.Partition;
import io.emprops.core.job.QueueSetting;
import java.util.List;

/**
 * What operators have told the queues, kept where it outlives them. Every implementation passes
 * {@code QueueSettingsContract}.
 */
public interface QueueSettings {

  /** Keeps a setting in place of the one before for the same gate, flow key or customer. */
  void keep(Partition partition, QueueSetting setting);

  /** All that are kept, each gate, flow key and customer once, in the order of their names. */
  List<QueueSetting> all(Partition partition);
}

package io.emprops.core.job.port.in;

import io.emprops.core.identity.Principal;
import io.emprops.core.job.QueueSetting;
import java.util.List;

/** What operators have told the queue. Needs the role operator, since it names all customers. */
public interface FindQueueSettingsQuery {

  /** Each gate, flow key and customer once, in the order of their names. */
  List<QueueSetting> settings(Principal caller);
}

package io.emprops.core.job.port.in;

import io.emprops.core.identity.Principal;
import io.emprops.core.job.FlowLimit;

/** What operators allow. Needs the role operator. */
public interface LimitQueueUseCase {

  /** Sets what a flow key allows. */
  void limit(Principal caller, String flowKey, FlowLimit limit);

  /** Sets a customer's weight, above 0. */
  void weigh(Principal caller, String customer, double weight);
}

package io.emprops.queue.connector.polling;

import io.emprops.queue.connector.PayloadReader;
import java.time.Duration;

/**
 * How the end of a provider's job is found by its call.
 *
 * @param end what a call has to say
 * @param timeout from the beginning or its resumption to the end
 */
record CallbackPlan(EndRules end, Duration timeout) implements AsyncPlan.Ending {

  static CallbackPlan read(PayloadReader callback) {
    return new CallbackPlan(EndRules.read(callback), PollPlan.timeout(callback));
  }
}

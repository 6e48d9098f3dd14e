package io.emprops.queue.connector.polling;

import io.emprops.core.json.JsonValue;
import io.emprops.core.worker.port.out.Connector.Cancellation;
import io.emprops.core.worker.port.out.Connector.Reporter;
import java.util.Optional;

/** Waits until a provider has called to say that its job has ended. */
final class CallbackWait {
  private final CallbackPlan plan;
  private final Waiting waiting;
  private final Cancellation cancellation;

  CallbackWait(CallbackPlan plan, Reporter reporter, Cancellation cancellation) {
    this.plan = plan;
    this.waiting = new Waiting(plan.timeout(), reporter);
    this.cancellation = cancellation;
  }

  /**
   * The result.
   *
   * @throws EndRules.JobFailedException if the provider's job has failed
   */
  JsonValue untilDone(Begun job, CallbackDesk.Place place) {
    cancellation.onRequest(place::stop);
    while (true) {
      JsonValue said = next(place);
      Optional<JsonValue> result = plan.end().resultOf(job, said);
      if (result.isPresent()) {
        return result.get();
      }
      waiting.tell("waiting", plan.end(), said);
    }
  }

  private JsonValue next(CallbackDesk.Place place) {
    try {
      Optional<JsonValue> said = place.next(waiting.left());
      if (cancellation.isRequested()) {
        throw Waiting.stopped();
      }
      return said.orElseThrow(waiting::over);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Waiting.stopped();
    }
  }
}

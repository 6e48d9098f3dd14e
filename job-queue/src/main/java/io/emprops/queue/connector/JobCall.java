package io.emprops.queue.connector;

import io.emprops.core.json.JsonValue;
import io.emprops.core.worker.port.out.Connector.Cancellation;
import io.emprops.core.worker.port.out.Connector.Reporter;

/** Makes the call of a job to its provider. */
@FunctionalInterface
public interface JobCall {

  /**
   * Makes the call.
   *
   * @param payload with its late values filled in
   * @throws ProviderFailedException if it fails
   * @throws PayloadReader.PayloadException if the payload does not fit
   */
  Provider.Answer call(JsonValue payload, Reporter reporter, Cancellation cancellation);
}

package io.emprops.core.worker.port.in;

import io.emprops.core.json.JsonValue;

/** Takes what a provider tells of a job that it was asked to call back for. */
public interface ReceiveCallbackUseCase {

  /** Whether a job waits for a call with this token; a token is good until its job has ended. */
  boolean isAwaited(String token);

  /**
   * Hands a call's body to the job that waits for it.
   *
   * @return whether one does
   */
  boolean receive(String token, JsonValue body);
}

package io.emprops.core.job.port.in;

import io.emprops.core.identity.Principal;

/**
 * Executes an ended job once more, as a new job that is linked to it; how it ended does not matter.
 * Needs the role runner.
 */
public interface RetryJobUseCase {

  /**
   * Sends the same work again: the payload as it was rendered, byte for byte, its time and seed
   * included, so that what failed for a passing reason ends as it would have. This works though the
   * workflow has changed or gone. Priority, limits and requirements stay; the time to wait for and
   * the deadline do not, as both have mostly passed. The caller is the new job's user.
   */
  RetryOutcome retry(Principal caller, RetryJob command);

  /**
   * Renders the same version of the workflow anew, with the time and a seed of now, and with other
   * inputs where some are given. All else is as in a retry.
   */
  RetryOutcome rerun(Principal caller, RerunJob command);
}

package io.emprops.openapi.application.job;

import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.job.DeadLetter;
import io.emprops.core.job.DeadLetterGroup;
import io.emprops.core.job.ErrorSignature;
import io.emprops.core.job.port.in.FindDeadLettersQuery;
import io.emprops.core.job.port.out.DeadLetters;
import io.emprops.core.workflow.Page;

/** Reads what nobody has dealt with. */
public final class FindDeadLettersService implements FindDeadLettersQuery {
  private final DeadLetters deadLetters;

  /** Reads from there. */
  public FindDeadLettersService(DeadLetters deadLetters) {
    this.deadLetters = deadLetters;
  }

  @Override
  public Page<DeadLetterGroup> groups(Principal caller, String jobType, int limit, String cursor) {
    caller.require(Role.RUNNER);
    return deadLetters.groups(caller.organisation(), jobType, limit, cursor);
  }

  @Override
  public Page<DeadLetter> list(
      Principal caller, ErrorSignature signature, int limit, String cursor) {
    caller.require(Role.RUNNER);
    return deadLetters.list(caller.organisation(), signature, limit, cursor);
  }
}

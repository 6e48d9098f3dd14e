package io.emprops.core.job.port.in;

import io.emprops.core.identity.Principal;
import io.emprops.core.job.DeadLetter;
import io.emprops.core.job.DeadLetterGroup;
import io.emprops.core.job.ErrorSignature;
import io.emprops.core.workflow.Page;

/** Reads the dead letters of the caller's organisation. Needs the role runner. */
public interface FindDeadLettersQuery {

  /**
   * A part of the signatures that have dead letters, the last to happen first.
   *
   * @param jobType only of this type; empty for all
   */
  Page<DeadLetterGroup> groups(Principal caller, String jobType, int limit, String cursor);

  /** A part of a signature's dead letters, the last to end first. */
  Page<DeadLetter> list(Principal caller, ErrorSignature signature, int limit, String cursor);
}

package io.emprops.core.workflow.port.out;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.workflow.Page;
import io.emprops.core.workflow.Workflow;
import io.emprops.core.workflow.WorkflowFilter;
import io.emprops.core.workflow.WorkflowId;
import io.emprops.core.workflow.WorkflowSummary;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Keeps workflows and their versions; every call sees one organisation only. Every implementation
 * passes {@code WorkflowRepositoryContract}.
 */
public interface WorkflowRepository {

  /**
   * Stores a new workflow with version 1.
   *
   * @return false, with nothing done, if the organisation has used the id before, even for a
   *     workflow that is hidden now
   */
  boolean add(OrganisationId organisation, Workflow workflow, String message);

  /**
   * Stores metadata, and the document as a new version where its number is above the stored one.
   *
   * @param expectedVersion the version that must be the current one
   * @return whether it was
   */
  boolean replace(
      OrganisationId organisation, Workflow workflow, String message, int expectedVersion);

  /** Hides a workflow. */
  boolean delete(OrganisationId organisation, WorkflowId id);

  /** One workflow with its current or another version, its text as it was stored. */
  Optional<Workflow> find(OrganisationId organisation, WorkflowId id, OptionalInt version);

  /**
   * A part of the list, the last changed first.
   *
   * @throws io.emprops.core.workflow.CursorException if no list gave out the cursor
   */
  Page<WorkflowSummary> list(OrganisationId organisation, WorkflowFilter filter);
}

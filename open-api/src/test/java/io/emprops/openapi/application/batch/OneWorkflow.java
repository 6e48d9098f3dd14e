package io.emprops.openapi.application.batch;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.workflow.Page;
import io.emprops.core.workflow.Workflow;
import io.emprops.core.workflow.WorkflowFilter;
import io.emprops.core.workflow.WorkflowId;
import io.emprops.core.workflow.WorkflowSummary;
import io.emprops.core.workflow.port.out.WorkflowRepository;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Holds one workflow, until it is deleted. */
final class OneWorkflow implements WorkflowRepository {
  private final OrganisationId organisation;
  private final Workflow workflow;
  private boolean deleted;

  OneWorkflow(OrganisationId organisation, Workflow workflow) {
    this.organisation = organisation;
    this.workflow = workflow;
  }

  @Override
  public boolean add(OrganisationId organisation, Workflow workflow, String message) {
    return false;
  }

  @Override
  public boolean replace(
      OrganisationId organisation, Workflow workflow, String message, int expectedVersion) {
    return false;
  }

  @Override
  public boolean delete(OrganisationId organisation, WorkflowId id) {
    deleted = true;
    return true;
  }

  @Override
  public Optional<Workflow> find(OrganisationId of, WorkflowId id, OptionalInt version) {
    return Optional.of(workflow)
        .filter(w -> !deleted && of.equals(organisation) && id.equals(w.id()))
        .filter(w -> version.orElse(w.version()) == w.version());
  }

  @Override
  public Page<WorkflowSummary> list(OrganisationId organisation, WorkflowFilter filter) {
    return new Page<>(List.of(), null);
  }
}

package io.emprops.openapi.application.job;

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

/** Holds none. */
final class NoWorkflows implements WorkflowRepository {
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
    return false;
  }

  @Override
  public Optional<Workflow> find(OrganisationId organisation, WorkflowId id, OptionalInt version) {
    return Optional.empty();
  }

  @Override
  public Page<WorkflowSummary> list(OrganisationId organisation, WorkflowFilter filter) {
    return new Page<>(List.of(), null);
  }
}

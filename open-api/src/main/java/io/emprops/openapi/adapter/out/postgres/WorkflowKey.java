package io.emprops.openapi.adapter.out.postgres;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.workflow.WorkflowId;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;

/** No workflow is found without its organisation. */
@Embeddable
record WorkflowKey(
    @Column(name = "organisation_id") String organisationId, @Column(name = "id") String id)
    implements Serializable {

  static WorkflowKey of(OrganisationId organisation, WorkflowId id) {
    return new WorkflowKey(organisation.value(), id.value());
  }
}

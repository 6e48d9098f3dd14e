package io.emprops.openapi.adapter.out.postgres;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.workflow.WorkflowId;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;

/** One version of one organisation's workflow. */
@Embeddable
record VersionKey(
    @Column(name = "organisation_id") String organisationId,
    @Column(name = "workflow_id") String workflowId,
    @Column(name = "version") int version)
    implements Serializable {

  static VersionKey of(OrganisationId organisation, WorkflowId id, int version) {
    return new VersionKey(organisation.value(), id.value(), version);
  }
}

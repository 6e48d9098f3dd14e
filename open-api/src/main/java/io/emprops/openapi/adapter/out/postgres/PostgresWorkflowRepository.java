package io.emprops.openapi.adapter.out.postgres;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.workflow.Page;
import io.emprops.core.workflow.Workflow;
import io.emprops.core.workflow.WorkflowFilter;
import io.emprops.core.workflow.WorkflowId;
import io.emprops.core.workflow.WorkflowSummary;
import io.emprops.core.workflow.port.out.WorkflowRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.hibernate.Session;

/** Workflows in PostgreSQL. */
@ApplicationScoped
class PostgresWorkflowRepository implements WorkflowRepository {
  private static final String RESERVE =
      """
      insert into workflow (organisation_id, id, name, description, component_type, version, tags,
        owner_id, created_by, created_at, updated_at)
      values (:organisation, :id, '', '', '', 1, '{}', :owner, :author, :created, :created)
      on conflict do nothing
      """;

  private static final String LIST =
      """
      select w.* from workflow w
      where w.organisation_id = :organisation and w.deleted_at is null
        and (:type = '' or w.job_type = :type)
        and (:tag = '' or w.tags @> array[cast(:tag as text)])
        and (:text = '' or position(lower(:text) in lower(w.name)) > 0
          or position(lower(:text) in lower(w.description)) > 0)
        and (w.updated_at, w.id) < (:changed, :last)
      order by w.updated_at desc, w.id desc
      limit :limit
      """;

  private static final String HIDE =
      """
      update workflow set deleted_at = now()
      where organisation_id = :organisation and id = :id and deleted_at is null
      """;

  private final Session entities;

  PostgresWorkflowRepository(Session entities) {
    this.entities = entities;
  }

  @Override
  @Transactional
  public boolean add(OrganisationId organisation, Workflow workflow, String message) {
    if (!reserve(organisation, workflow)) {
      return false;
    }
    WorkflowRow row = entities.find(WorkflowRow.class, WorkflowKey.of(organisation, workflow.id()));
    WorkflowRows.copy(workflow, row);
    entities.persist(WorkflowRows.version(organisation, workflow, message));
    return true;
  }

  @Override
  @Transactional
  public boolean replace(
      OrganisationId organisation, Workflow workflow, String message, int expectedVersion) {
    WorkflowRow row =
        entities.find(
            WorkflowRow.class,
            WorkflowKey.of(organisation, workflow.id()),
            LockModeType.PESSIMISTIC_WRITE);
    if (row == null || row.deletedAt != null || row.version != expectedVersion) {
      return false;
    }
    if (workflow.version() > row.version) {
      entities.persist(WorkflowRows.version(organisation, workflow, message));
    }
    WorkflowRows.copy(workflow, row);
    return true;
  }

  @Override
  @Transactional
  public boolean delete(OrganisationId organisation, WorkflowId id) {
    return 1
        == entities
            .createNativeMutationQuery(HIDE)
            .setParameter("organisation", organisation.value())
            .setParameter("id", id.value())
            .executeUpdate();
  }

  @Override
  @Transactional
  public Optional<Workflow> find(OrganisationId organisation, WorkflowId id, OptionalInt version) {
    WorkflowRow row = entities.find(WorkflowRow.class, WorkflowKey.of(organisation, id));
    if (row == null || row.deletedAt != null) {
      return Optional.empty();
    }
    int wanted = version.orElse(row.version);
    return Optional.ofNullable(
            entities.find(VersionRow.class, VersionKey.of(organisation, id, wanted)))
        .map(found -> WorkflowRows.workflow(row, found));
  }

  @Override
  @Transactional
  public Page<WorkflowSummary> list(OrganisationId organisation, WorkflowFilter filter) {
    ListCursor cursor = ListCursor.parse(filter.cursor());
    List<WorkflowRow> rows =
        entities
            .createNativeQuery(LIST, WorkflowRow.class)
            .setParameter("organisation", organisation.value())
            .setParameter("type", filter.jobType())
            .setParameter("tag", filter.tag())
            .setParameter("text", filter.text())
            .setParameter("changed", cursor.changedAt())
            .setParameter("last", cursor.id())
            .setParameter("limit", filter.limit() + 1)
            .getResultList();
    return Page.first(
            filter.limit(), rows, last -> new ListCursor(last.updatedAt, last.key.id()).text())
        .map(WorkflowRows::summary);
  }

  /** Of two callers with one id, the second waits here for the first and then loses. */
  private boolean reserve(OrganisationId organisation, Workflow workflow) {
    return 1
        == entities
            .createNativeMutationQuery(RESERVE)
            .setParameter("organisation", organisation.value())
            .setParameter("id", workflow.id().value())
            .setParameter("owner", workflow.ownerId().value())
            .setParameter("author", workflow.createdBy().value())
            .setParameter("created", workflow.createdAt())
            .executeUpdate();
  }
}

package io.emprops.core.budget;

import io.emprops.core.identity.UserId;
import io.emprops.core.job.JobType;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.workflow.WorkflowId;
import java.util.List;

/** Which jobs of its organisation a budget covers. */
public sealed interface BudgetScope {
  /** Their kinds on the wire; the first one needs no name. */
  List<String> KINDS =
      List.of("organisation", "customer", "user", "workflow", "job_type", "credential");

  /** All of them. */
  record OfOrganisation() implements BudgetScope {}

  /** Those of a customer. */
  record OfCustomer(String customer) implements BudgetScope {
    public OfCustomer {
      requireName(customer);
    }
  }

  /** Those that a user has submitted. */
  record OfUser(UserId user) implements BudgetScope {}

  /** Those of a workflow, in all its versions. */
  record OfWorkflow(WorkflowId workflow) implements BudgetScope {}

  /** Those of a type. */
  record OfJobType(JobType type) implements BudgetScope {}

  /**
   * Those that use a credential.
   *
   * @param flowKey that stands for it, a model within it too
   */
  record OfCredential(String flowKey) implements BudgetScope {
    public OfCredential {
      requireName(flowKey);
    }
  }

  /** Whether it covers a job of its organisation. */
  default boolean covers(QueuedJob job) {
    return switch (this) {
      case OfOrganisation() -> true;
      case OfCustomer(String customer) -> customer.equals(job.customerId());
      case OfUser(UserId user) -> user.equals(job.userId());
      case OfWorkflow(WorkflowId workflow) -> workflow.equals(job.workflowId());
      case OfJobType(JobType type) -> type.equals(job.jobType());
      case OfCredential(String flowKey) -> job.flowKeys().contains(flowKey);
    };
  }

  /** Its kind on the wire. */
  default String kind() {
    return switch (this) {
      case OfOrganisation() -> "organisation";
      case OfCustomer _ -> "customer";
      case OfUser _ -> "user";
      case OfWorkflow _ -> "workflow";
      case OfJobType _ -> "job_type";
      case OfCredential _ -> "credential";
    };
  }

  /** What it is of, on the wire; empty for the organisation. */
  default String name() {
    return switch (this) {
      case OfOrganisation() -> "";
      case OfCustomer(String customer) -> customer;
      case OfUser(UserId user) -> user.value();
      case OfWorkflow(WorkflowId workflow) -> workflow.value();
      case OfJobType(JobType type) -> type.value();
      case OfCredential(String flowKey) -> flowKey;
    };
  }

  /**
   * Reads the wire form.
   *
   * @throws IllegalArgumentException if there is no such kind, or the name is none of that kind
   */
  static BudgetScope of(String kind, String name) {
    return switch (kind) {
      case "organisation" -> new OfOrganisation();
      case "customer" -> new OfCustomer(name);
      case "user" -> new OfUser(new UserId(name));
      case "workflow" -> new OfWorkflow(new WorkflowId(name));
      case "job_type" -> new OfJobType(new JobType(name));
      case "credential" -> new OfCredential(name);
      default ->
          throw new IllegalArgumentException(
              "a budget covers one of %s, not '%s'".formatted(String.join(", ", KINDS), kind));
    };
  }

  private static void requireName(String name) {
    if (name.isBlank() || name.length() > 200 || name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a name of 1 to 200 printable characters is missing");
    }
  }
}

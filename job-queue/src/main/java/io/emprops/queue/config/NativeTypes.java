package io.emprops.queue.config;

import io.emprops.core.asset.Asset;
import io.emprops.core.asset.AssetId;
import io.emprops.core.budget.BudgetFigures;
import io.emprops.core.budget.BudgetId;
import io.emprops.core.budget.BudgetLimit;
import io.emprops.core.budget.BudgetPeriod;
import io.emprops.core.identity.MachineId;
import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.UserId;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.Attempt;
import io.emprops.core.job.BatchId;
import io.emprops.core.job.EventId;
import io.emprops.core.job.Expense;
import io.emprops.core.job.FailureClass;
import io.emprops.core.job.Gate;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobFailure;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobSnapshot;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.JobType;
import io.emprops.core.job.LeaseToken;
import io.emprops.core.job.Partition;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.SpendingTerms;
import io.emprops.core.job.SubmitOutcome;
import io.emprops.core.job.TokenPrice;
import io.emprops.core.job.Usage;
import io.emprops.core.json.JsonObjectDeserializer;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValueDeserializer;
import io.emprops.core.json.JsonValueSerializer;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.problem.Problem;
import io.emprops.core.problem.Severity;
import io.emprops.core.secret.SealedSecrets;
import io.emprops.core.secret.WorkerKey;
import io.emprops.core.template.LatePart;
import io.emprops.core.template.LateValue;
import io.emprops.core.template.RenderContext;
import io.emprops.core.worker.Capabilities;
import io.emprops.core.worker.CustomerAccess;
import io.emprops.core.worker.GatewayMessage;
import io.emprops.core.worker.ProviderLimits;
import io.emprops.core.worker.WorkerCondition;
import io.emprops.core.worker.WorkerMessage;
import io.emprops.core.worker.WorkerOffers;
import io.emprops.core.worker.WorkerPresence;
import io.emprops.core.worker.WorkerState;
import io.emprops.core.workflow.WorkflowId;
import io.emprops.queue.adapter.in.rest.InternalBudgetResource;
import io.emprops.queue.adapter.in.rest.InternalControlResource;
import io.emprops.queue.adapter.in.rest.InternalJobsResource;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Types that cross JSON where Quarkus does not see it: WebSocket frames, bodies read by hand,
 * Redis.
 */
@RegisterForReflection(
    targets = {
      BudgetFigures.class,
      BudgetId.class,
      BudgetLimit.class,
      BudgetPeriod.class,
      Expense.class,
      SpendingTerms.class,
      TokenPrice.class,
      InternalBudgetResource.BudgetWord.class,
      InternalBudgetResource.Asked.class,
      WorkerMessage.class,
      WorkerMessage.Held.class,
      WorkerMessage.Register.class,
      WorkerMessage.Pull.class,
      WorkerMessage.Heartbeat.class,
      WorkerMessage.Progress.class,
      WorkerMessage.Output.class,
      WorkerMessage.Preview.class,
      WorkerMessage.Complete.class,
      WorkerMessage.Fail.class,
      WorkerMessage.Release.class,
      WorkerMessage.UpdateCapabilities.class,
      GatewayMessage.class,
      GatewayMessage.Registered.class,
      GatewayMessage.Assign.class,
      GatewayMessage.NothingToDo.class,
      GatewayMessage.Leases.class,
      GatewayMessage.State.class,
      GatewayMessage.Acknowledged.class,
      GatewayMessage.StaleLease.class,
      GatewayMessage.Refused.class,
      SubmitOutcome.class,
      SubmitOutcome.Accepted.class,
      SubmitOutcome.AlreadyKnown.class,
      SubmitOutcome.Rejected.class,
      JobEvent.class,
      JobEvent.Body.class,
      JobEvent.StateChanged.class,
      JobEvent.Progressed.class,
      JobEvent.Logged.class,
      JobEvent.OutputAdded.class,
      JobEvent.Previewed.class,
      JobEvent.Ended.class,
      Asset.class,
      AssetId.class,
      JobSnapshot.class,
      QueuedJob.class,
      Attempt.class,
      Attempt.Outcome.class,
      JobFailure.class,
      FailureClass.class,
      JobStatus.class,
      Usage.class,
      EventId.class,
      BatchId.class,
      JobId.class,
      JobType.class,
      LeaseToken.class,
      Partition.class,
      WorkerId.class,
      MachineId.class,
      UserId.class,
      OrganisationId.class,
      WorkflowId.class,
      Capabilities.class,
      CustomerAccess.class,
      Gate.class,
      WorkerOffers.class,
      ProviderLimits.Allowance.class,
      ProviderLimits.Counted.class,
      WorkerCondition.class,
      WorkerPresence.class,
      WorkerState.class,
      InternalControlResource.GateWish.class,
      InternalControlResource.LimitWish.class,
      InternalControlResource.Revocation.class,
      InternalControlResource.WeightWish.class,
      InternalJobsResource.Jobs.class,
      RenderContext.class,
      LateValue.class,
      LatePart.class,
      SealedSecrets.class,
      WorkerKey.class,
      JsonValue.class,
      JsonValueSerializer.class,
      JsonValueDeserializer.class,
      JsonObjectDeserializer.class,
      Problem.class,
      Diagnostic.class,
      ErrorCode.class,
      Severity.class,
    })
final class NativeTypes {
  private NativeTypes() {}
}

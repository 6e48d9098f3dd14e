package io.emprops.ui.remote;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import io.emprops.core.asset.Asset;
import io.emprops.core.asset.AssetId;
import io.emprops.core.batch.Batch;
import io.emprops.core.batch.BatchCheck;
import io.emprops.core.batch.BatchProgress;
import io.emprops.core.batch.BatchStatus;
import io.emprops.core.budget.BudgetId;
import io.emprops.core.budget.BudgetLimit;
import io.emprops.core.budget.BudgetPeriod;
import io.emprops.core.identity.MachineId;
import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.Role;
import io.emprops.core.identity.UserId;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.Attempt;
import io.emprops.core.job.BatchId;
import io.emprops.core.job.BulkOutcome;
import io.emprops.core.job.DeadLetter;
import io.emprops.core.job.DeadLetterGroup;
import io.emprops.core.job.ErrorSignature;
import io.emprops.core.job.EventId;
import io.emprops.core.job.Expense;
import io.emprops.core.job.FailureClass;
import io.emprops.core.job.Gate;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobFailure;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobRecord;
import io.emprops.core.job.JobSnapshot;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.JobSummary;
import io.emprops.core.job.JobType;
import io.emprops.core.job.QueueStats;
import io.emprops.core.job.ShutGate;
import io.emprops.core.job.Unworkable;
import io.emprops.core.job.Usage;
import io.emprops.core.json.JsonObjectDeserializer;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValueDeserializer;
import io.emprops.core.json.JsonValueSerializer;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.problem.Problem;
import io.emprops.core.problem.Severity;
import io.emprops.core.secret.BoundHost;
import io.emprops.core.secret.SecretName;
import io.emprops.core.secret.SecretSummary;
import io.emprops.core.template.ChoiceOption;
import io.emprops.core.template.FormField;
import io.emprops.core.template.FormModel;
import io.emprops.core.template.LatePart;
import io.emprops.core.template.LateValue;
import io.emprops.core.template.RenderContext;
import io.emprops.core.template.VariableName;
import io.emprops.core.template.VariableType;
import io.emprops.core.template.VariableUsage;
import io.emprops.core.template.WhenHidden;
import io.emprops.core.webhook.Delivery;
import io.emprops.core.webhook.DeliveryAttempt;
import io.emprops.core.webhook.DeliveryId;
import io.emprops.core.webhook.DeliveryReport;
import io.emprops.core.webhook.DeliveryStatus;
import io.emprops.core.webhook.Webhook;
import io.emprops.core.webhook.WebhookEvent;
import io.emprops.core.webhook.WebhookId;
import io.emprops.core.webhook.port.in.KeepWebhookUseCase;
import io.emprops.core.worker.Capabilities;
import io.emprops.core.worker.CustomerAccess;
import io.emprops.core.worker.GatewayMessage;
import io.emprops.core.worker.JobExplanation;
import io.emprops.core.worker.Match;
import io.emprops.core.worker.QueuePosition;
import io.emprops.core.worker.WorkerCondition;
import io.emprops.core.worker.WorkerPresence;
import io.emprops.core.worker.WorkerState;
import io.emprops.core.workflow.ComponentType;
import io.emprops.core.workflow.Page;
import io.emprops.core.workflow.Workflow;
import io.emprops.core.workflow.WorkflowId;
import io.emprops.core.workflow.WorkflowSummary;
import io.emprops.core.workflow.port.in.CheckTemplateQuery;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The shapes that cross the wire outside any REST signature: a native image must be told of them.
 */
@RegisterForReflection(
    targets = {
      Asset.class,
      AssetId.class,
      Attempt.class,
      Attempt.Outcome.class,
      Batch.class,
      BatchCheck.class,
      BatchProgress.class,
      BatchStatus.class,
      BudgetId.class,
      BudgetLimit.class,
      BudgetPeriod.class,
      BulkOutcome.class,
      BulkOutcome.Failure.class,
      Capabilities.class,
      CheckTemplateQuery.JobTypeReport.class,
      CheckTemplateQuery.Preview.class,
      CheckTemplateQuery.Report.class,
      ChoiceOption.class,
      ComponentType.class,
      CustomerAccess.class,
      DeadLetter.class,
      DeadLetterGroup.class,
      Delivery.class,
      DeliveryAttempt.class,
      DeliveryId.class,
      DeliveryReport.class,
      DeliveryStatus.class,
      Diagnostic.class,
      ErrorCode.class,
      ErrorSignature.class,
      EventId.class,
      Expense.class,
      FailureClass.class,
      FormField.class,
      FormField.Control.class,
      FormModel.class,
      FormModel.Group.class,
      Gate.class,
      GatewayMessage.State.class,
      JobEvent.class,
      JobEvent.Body.class,
      JobEvent.Ended.class,
      JobEvent.Logged.class,
      JobEvent.OutputAdded.class,
      JobEvent.Previewed.class,
      JobEvent.Progressed.class,
      JobEvent.StateChanged.class,
      JobExplanation.class,
      JobExplanation.Code.class,
      JobExplanation.Finding.class,
      JobExplanation.WorkerVerdict.class,
      JobFailure.class,
      BatchId.class,
      JobId.class,
      JobRecord.class,
      JobSnapshot.class,
      ShutGate.Cause.class,
      ShutGate.class,
      JobStatus.class,
      JobSummary.class,
      JobType.class,
      JsonObjectDeserializer.class,
      JsonValue.class,
      JsonValue.JsonArray.class,
      JsonValue.JsonBoolean.class,
      JsonValue.JsonNull.class,
      JsonValue.JsonNumber.class,
      JsonValue.JsonObject.class,
      JsonValue.JsonString.class,
      JsonValueDeserializer.class,
      JsonValueSerializer.class,
      KeepWebhookUseCase.Signed.class,
      LatePart.class,
      LateValue.class,
      MachineId.class,
      Match.Reason.class,
      OrganisationId.class,
      Page.class,
      Problem.class,
      QueuePosition.class,
      QueueStats.class,
      QueueStats.HeldBack.class,
      QueueStats.Rate.class,
      QueueStats.TypeLoad.class,
      RenderContext.class,
      Role.class,
      BoundHost.class,
      SecretName.class,
      SecretSummary.class,
      Severity.class,
      SnakeCaseStrategy.class,
      Unworkable.class,
      Unworkable.Reason.class,
      Usage.class,
      UserId.class,
      VariableName.class,
      VariableType.class,
      VariableUsage.class,
      VariableUsage.Place.class,
      Webhook.class,
      WebhookEvent.class,
      WebhookId.class,
      WhenHidden.class,
      WorkerId.class,
      WorkerCondition.class,
      WorkerPresence.class,
      WorkerState.class,
      Workflow.class,
      WorkflowId.class,
      WorkflowSummary.class
    })
final class NativeShapes {
  private NativeShapes() {}
}

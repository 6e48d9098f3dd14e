package io.emprops.openapi.config;

import io.emprops.core.identity.Principal;
import io.emprops.core.job.JobTypeRegistry;
import io.emprops.core.job.Partitions;
import io.emprops.core.job.Ulid;
import io.emprops.core.job.port.in.CancelJobUseCase;
import io.emprops.core.job.port.in.ExecuteOutcome;
import io.emprops.core.job.port.in.ExecuteWorkflow;
import io.emprops.core.job.port.in.ExecuteWorkflowUseCase;
import io.emprops.core.job.port.out.JobLedger;
import io.emprops.core.job.port.out.QueueControl;
import io.emprops.core.job.port.out.QueueSettings;
import io.emprops.core.template.RenderContext;
import io.emprops.core.webhook.port.out.WebhookStore;
import io.emprops.core.worker.port.in.ExplainJobQuery;
import io.emprops.core.worker.port.out.JobExplanations;
import io.emprops.core.worker.port.out.WorkerDirectory;
import io.emprops.core.worker.port.out.WorkerOrders;
import io.emprops.core.workflow.port.out.WorkflowRepository;
import io.emprops.openapi.application.job.CancelJobService;
import io.emprops.openapi.application.job.ExecuteWorkflowService;
import io.emprops.openapi.application.job.ExplainJobService;
import io.emprops.openapi.application.job.FindJobsService;
import io.emprops.openapi.application.job.FirstJobs;
import io.emprops.openapi.application.job.JobNews;
import io.emprops.openapi.application.job.SteerQueueService;
import io.emprops.openapi.application.job.TemplateRenderer;
import io.emprops.openapi.application.job.Wakeup;
import io.emprops.openapi.application.job.WebhookNames;
import io.emprops.openapi.application.job.Workability;
import io.emprops.openapi.application.job.WorkflowRenderer;
import io.emprops.openapi.application.worker.WorkerOwnership;
import io.emprops.openapi.application.workflow.CompiledTemplates;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;

/** Wires what accepts, shows and cancels jobs. */
final class JobBeans {

  @Produces
  @Singleton
  Partitions partitions(PartitionConfig config, JobTypeRegistry jobTypes) {
    return Partitions.parse(config.groups(), jobTypes);
  }

  @Produces
  @Singleton
  JobNews news() {
    return new JobNews();
  }

  @Produces
  @Singleton
  RelayWakeups relayWakeups(Partitions partitions) {
    return RelayWakeups.of(partitions);
  }

  @Produces
  @Singleton
  Wakeup relayWakeup(RelayWakeups each) {
    return each.all();
  }

  @Produces
  @Singleton
  WorkflowRenderer renderer(CompiledTemplates templates, JobTypeRegistry jobTypes) {
    return new TemplateRenderer(templates::compile, jobTypes);
  }

  @Produces
  @Singleton
  FirstJobs firstJobs(WorkflowRenderer renderer, Partitions partitions, InstantSource clock) {
    var chance = new SecureRandom();
    return new FirstJobs(
        renderer,
        partitions,
        new Ulid(clock, chance),
        () -> chance.nextLong(RenderContext.MAX_SEED + 1));
  }

  @Produces
  @Singleton
  ExecuteWorkflowUseCase execute(
      WorkflowRepository workflows,
      FirstJobs jobs,
      WebhookStore webhooks,
      JobLedger ledger,
      InstantSource clock,
      Wakeup relay,
      MeterRegistry meters) {
    var service =
        new ExecuteWorkflowService(
            workflows, jobs, new WebhookNames(webhooks), ledger, clock, relay);
    return (caller, command) -> counted(service, meters, caller, command);
  }

  private static ExecuteOutcome counted(
      ExecuteWorkflowUseCase service,
      MeterRegistry meters,
      Principal caller,
      ExecuteWorkflow command) {
    ExecuteOutcome outcome = service.execute(caller, command);
    String kind =
        switch (outcome) {
          case ExecuteOutcome.Accepted _ -> "accepted";
          case ExecuteOutcome.Replayed _ -> "replayed";
          case ExecuteOutcome.Refused _ -> "refused";
          case ExecuteOutcome.Conflict _ -> "conflict";
          case ExecuteOutcome.NotFound _ -> "not-found";
        };
    meters.counter("emprops.jobs.requested", "outcome", kind).increment();
    return outcome;
  }

  @Produces
  @Singleton
  FindJobsService jobs(
      JobLedger ledger, WorkerDirectory directory, JobNews news, InstantSource clock) {
    return new FindJobsService(ledger, new Workability(directory, clock), news, clock);
  }

  @Produces
  @Singleton
  ExplainJobQuery explain(JobLedger ledger, JobExplanations queue) {
    return new ExplainJobService(ledger, queue);
  }

  @Produces
  @Singleton
  SteerQueueService steer(
      QueueControl queue,
      QueueSettings settings,
      WorkerDirectory directory,
      WorkerOrders orders,
      Partitions partitions,
      WorkerOwnership ownership,
      InstantSource clock) {
    return new SteerQueueService(queue, settings, directory, orders, partitions, ownership, clock);
  }

  @Produces
  @Singleton
  CancelJobUseCase cancel(JobLedger ledger, InstantSource clock, Wakeup relay) {
    return new CancelJobService(ledger, clock, relay);
  }
}

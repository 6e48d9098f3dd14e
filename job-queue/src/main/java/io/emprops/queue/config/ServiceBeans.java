package io.emprops.queue.config;

import io.emprops.assets.config.AssetConfig;
import io.emprops.core.asset.port.out.AssetStore;
import io.emprops.core.budget.port.in.CountBudgetUseCase;
import io.emprops.core.budget.port.out.QueueBudgets;
import io.emprops.core.job.JobTypeRegistry;
import io.emprops.core.job.Partitions;
import io.emprops.core.job.port.in.ControlQueueUseCase;
import io.emprops.core.job.port.in.QueueJobsUseCase;
import io.emprops.core.job.port.in.ReadJobLogQuery;
import io.emprops.core.job.port.out.JobLog;
import io.emprops.core.job.port.out.JobQueue;
import io.emprops.core.job.port.out.QueueControl;
import io.emprops.core.worker.port.in.AdmitWorkersQuery;
import io.emprops.core.worker.port.in.ExchangeAssetsUseCase;
import io.emprops.core.worker.port.in.FindWorkersQuery;
import io.emprops.core.worker.port.in.ServeWorkerUseCase;
import io.emprops.core.worker.port.in.TellStandingQuery;
import io.emprops.core.worker.port.in.TendQueueUseCase;
import io.emprops.core.worker.port.out.JobArrivals;
import io.emprops.core.worker.port.out.JobLeases;
import io.emprops.core.worker.port.out.JobStandings;
import io.emprops.core.worker.port.out.LeasedJobs;
import io.emprops.core.worker.port.out.WorkerRegistry;
import io.emprops.queue.application.AdmitWorkersService;
import io.emprops.queue.application.CheckingWorkerService;
import io.emprops.queue.application.ControlQueueService;
import io.emprops.queue.application.CountBudgetService;
import io.emprops.queue.application.ExchangeAssetsService;
import io.emprops.queue.application.FindWorkersService;
import io.emprops.queue.application.LeaseTerms;
import io.emprops.queue.application.QueueJobsService;
import io.emprops.queue.application.ReadJobLogService;
import io.emprops.queue.application.SealingWorkerService;
import io.emprops.queue.application.ServeWorkerService;
import io.emprops.queue.application.TellStandingService;
import io.emprops.queue.application.TendQueueService;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Random;

/** The use cases, each with what it needs. */
@Singleton
public final class ServiceBeans {

  ServiceBeans() {}

  @Produces
  @Singleton
  QueueJobsUseCase queueJobs(JobQueue queue, Partitions partitions) {
    return new QueueJobsService(queue, partitions);
  }

  @Produces
  @Singleton
  ReadJobLogQuery readJobLog(JobLog log) {
    return new ReadJobLogService(log);
  }

  @Produces
  @Singleton
  ControlQueueUseCase controlQueue(QueueControl control, WorkerRegistry workers) {
    return new ControlQueueService(control, workers);
  }

  @Produces
  @Singleton
  CountBudgetUseCase countBudget(QueueBudgets budgets) {
    return new CountBudgetService(budgets);
  }

  @Produces
  @Singleton
  TellStandingQuery tellStanding(JobStandings standings, WorkerRegistry workers) {
    return new TellStandingService(standings, workers);
  }

  @Produces
  @Singleton
  FindWorkersQuery findWorkers(WorkerRegistry workers) {
    return new FindWorkersService(workers);
  }

  @Produces
  @Singleton
  AdmitWorkersQuery admitWorkers(WorkerRegistry workers) {
    return new AdmitWorkersService(workers, InstantSource.system());
  }

  @Produces
  @Singleton
  TendQueueUseCase tendQueue(JobLeases leases, Partitions partitions) {
    return new TendQueueService(leases, partitions);
  }

  @Produces
  @Singleton
  ExchangeAssetsUseCase exchangeAssets(LeasedJobs jobs, AssetStore store, AssetConfig config) {
    return new ExchangeAssetsService(jobs, store, config.maxBytes());
  }

  @Produces
  @Singleton
  ServeWorkerUseCase serveWorker(
      JobLeases leases,
      WorkerRegistry workers,
      JobArrivals arrivals,
      Partitions partitions,
      LeasedJobs leased,
      SecretBeans.Sealing sealing,
      BrokerConfig config) {
    var terms =
        new LeaseTerms(partitions, config.lease(), config.heartbeat(), config.longestPull());
    var service =
        new ServeWorkerService(
            leases,
            workers,
            arrivals,
            terms,
            JobTypeRegistry.standard(),
            InstantSource.system(),
            new Random());
    return new CheckingWorkerService(
        sealing
            .port()
            .<ServeWorkerUseCase>map(it -> new SealingWorkerService(service, it))
            .orElse(service),
        leased);
  }
}

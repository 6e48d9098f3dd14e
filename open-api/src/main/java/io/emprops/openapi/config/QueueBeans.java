package io.emprops.openapi.config;

import io.emprops.core.budget.port.out.QueueBudgets;
import io.emprops.core.job.port.out.JobLog;
import io.emprops.core.job.port.out.JobQueue;
import io.emprops.core.job.port.out.QueueControl;
import io.emprops.core.worker.port.out.JobExplanations;
import io.emprops.openapi.adapter.out.jobqueue.HttpJobExplanations;
import io.emprops.openapi.adapter.out.jobqueue.HttpJobLog;
import io.emprops.openapi.adapter.out.jobqueue.HttpJobQueue;
import io.emprops.openapi.adapter.out.jobqueue.HttpQueueBudgets;
import io.emprops.openapi.adapter.out.jobqueue.HttpQueueControl;
import io.emprops.openapi.adapter.out.jobqueue.HttpWorkerDirectory;
import io.emprops.openapi.adapter.out.jobqueue.QueueConnection;
import io.emprops.openapi.adapter.out.jwt.ServiceTokens;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Wires the client of job-queue. */
final class QueueBeans {

  @Produces
  @Singleton
  QueueConnection connection(ApiConfig config, ServiceTokens tokens) {
    return new QueueConnection(config.jobQueueUrl(), tokens::forJobQueue);
  }

  void close(@Disposes QueueConnection connection) {
    connection.close();
  }

  @Produces
  @Singleton
  JobQueue queue(QueueConnection connection) {
    return new HttpJobQueue(connection);
  }

  @Produces
  @Singleton
  JobLog log(QueueConnection connection) {
    return new HttpJobLog(connection);
  }

  @Produces
  @Singleton
  QueueControl control(QueueConnection connection) {
    return new HttpQueueControl(connection);
  }

  @Produces
  @Singleton
  QueueBudgets budgets(QueueConnection connection) {
    return new HttpQueueBudgets(connection);
  }

  @Produces
  @Singleton
  JobExplanations explanations(QueueConnection connection) {
    return new HttpJobExplanations(connection);
  }

  @Produces
  @Singleton
  HttpWorkerDirectory workers(QueueConnection connection) {
    return new HttpWorkerDirectory(connection);
  }
}

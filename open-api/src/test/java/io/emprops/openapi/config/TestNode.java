package io.emprops.openapi.config;

import static io.emprops.core.job.port.out.LedgerJobs.PARTITION;

import io.emprops.core.job.Partitions;
import io.emprops.core.job.port.out.InMemoryQueueSettings;
import io.emprops.core.job.port.out.LedgerPorts;
import io.emprops.openapi.adapter.out.jobqueue.HttpJobLog;
import io.emprops.openapi.adapter.out.jobqueue.HttpJobQueue;
import io.emprops.openapi.adapter.out.jobqueue.HttpQueueControl;
import io.emprops.openapi.adapter.out.jobqueue.QueueConnection;
import io.emprops.openapi.application.budget.BudgetScene;
import io.emprops.openapi.application.job.JobNews;
import io.emprops.openapi.application.job.LedgerProjection;
import io.emprops.openapi.application.job.LedgerReconciler;
import io.emprops.openapi.application.job.OutboxRelay;
import io.emprops.openapi.application.job.QueueRestorer;
import io.emprops.openapi.application.job.Wakeup;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;

/** The loops of one node, as the service wires them; several may share a ledger. */
final class TestNode implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final QueueConnection connection;
  private final OutboxRelay relay;
  private final JobLoops loops;

  TestNode(LedgerPorts ledger, URI queueRoot) {
    var clock = Clock.systemUTC();
    var news = new JobNews();
    var wakeup = new Wakeup();
    connection = new QueueConnection(queueRoot, () -> "token");
    var queue = new HttpJobQueue(connection);
    var log = new HttpJobLog(connection);
    relay = new OutboxRelay(ledger.outbox(), queue, PARTITION, clock, news);
    loops =
        new JobLoops(
            PARTITION,
            relay,
            new LedgerProjection(log, ledger.projection(), PARTITION, PATIENCE, news, wakeup),
            new QueueRestorer(
                new InMemoryQueueSettings(),
                new HttpQueueControl(connection),
                Partitions.one(),
                new BudgetScene(Partitions.one()).teller()),
            new LedgerReconciler(
                ledger.openJobs(),
                ledger.ledger(),
                ledger.projection(),
                queue,
                log,
                PARTITION,
                clock,
                news,
                wakeup),
            wakeup,
            Duration.ofMinutes(5),
            new JobMeters(new SimpleMeterRegistry(), clock));
  }

  OutboxRelay relay() {
    return relay;
  }

  void start() {
    loops.start();
  }

  @Override
  public void close() {
    loops.close();
    connection.close();
  }
}

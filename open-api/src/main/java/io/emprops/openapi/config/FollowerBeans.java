package io.emprops.openapi.config;

import io.emprops.core.job.port.in.FollowJobQuery;
import io.emprops.core.job.port.out.JobLedger;
import io.emprops.core.job.port.out.JobLog;
import io.emprops.openapi.application.job.EventTail;
import io.emprops.openapi.application.job.FollowJobService;
import io.emprops.openapi.application.job.JobNews;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Wires what follows jobs, and the one loop that reads for all followers. Unlike the loops that
 * keep the ledger, it runs on each node: whoever is connected here is served here.
 */
@ApplicationScoped
class FollowerBeans {
  /** A follower may beat, and notices that its reader has gone, in between. */
  private static final Duration FOLLOWERS_PATIENCE = Duration.ofSeconds(4);

  private static final Duration GRACE = Duration.ofSeconds(5);

  @Produces
  @Singleton
  EventTail tail(JobLog log, ApiConfig config, MeterRegistry meters) {
    var tail = new EventTail(log, JobBeans.PARTITION, config.jobs().patience());
    meters.gauge("emprops.followers", tail, EventTail::followers);
    return tail;
  }

  @Produces
  @Singleton
  TailLoop loop(EventTail tail) {
    return new TailLoop(tail);
  }

  @Produces
  @Singleton
  FollowJobQuery follow(JobLedger ledger, JobLog log, EventTail tail, JobNews news) {
    return new FollowJobService(ledger, log, tail, news, FOLLOWERS_PATIENCE);
  }

  void onStart(@Observes StartupEvent event, TailLoop loop) {
    loop.start();
  }

  void onStop(@Observes ShutdownEvent event, TailLoop loop) {
    loop.close(GRACE);
  }
}

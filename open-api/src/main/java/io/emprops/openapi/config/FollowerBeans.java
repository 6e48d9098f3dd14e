package io.emprops.openapi.config;

import io.emprops.core.job.Partitions;
import io.emprops.core.job.port.in.FollowJobQuery;
import io.emprops.core.job.port.out.JobLedger;
import io.emprops.core.job.port.out.JobLog;
import io.emprops.openapi.application.job.EventTail;
import io.emprops.openapi.application.job.EventTails;
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
import java.util.List;

/**
 * Wires what follows jobs, and the loop of each partition that reads for all followers. Unlike the
 * loops that keep the ledger, it runs on each node: whoever is connected here is served here.
 */
@ApplicationScoped
class FollowerBeans {
  /** A follower may beat, and notices that its reader has gone, in between. */
  private static final Duration FOLLOWERS_PATIENCE = Duration.ofSeconds(4);

  private static final Duration GRACE = Duration.ofSeconds(5);

  @Produces
  @Singleton
  EventTails tails(JobLog log, Partitions partitions, ApiConfig config, MeterRegistry meters) {
    var tails =
        new EventTails(
            partitions, partition -> new EventTail(log, partition, config.jobs().patience()));
    meters.gauge("emprops.followers", tails, EventTails::followers);
    return tails;
  }

  @Produces
  @Singleton
  TailLoops loops(EventTails tails) {
    return new TailLoops(tails.each().stream().map(TailLoop::new).toList());
  }

  @Produces
  @Singleton
  FollowJobQuery follow(JobLedger ledger, JobLog log, EventTails tails, JobNews news) {
    return new FollowJobService(ledger, log, tails, news, FOLLOWERS_PATIENCE);
  }

  void onStart(@Observes StartupEvent event, TailLoops loops) {
    loops.each().forEach(TailLoop::start);
  }

  void onStop(@Observes ShutdownEvent event, TailLoops loops) {
    loops.each().forEach(TailLoop::stop);
    loops.each().forEach(loop -> loop.close(GRACE));
  }

  /** One for each partition. */
  record TailLoops(List<TailLoop> each) {
    TailLoops {
      each = List.copyOf(each);
    }
  }
}

package io.emprops.openapi.config;

import io.emprops.core.job.Partitions;
import io.emprops.core.job.port.out.JobLedger;
import io.emprops.core.job.port.out.JobLog;
import io.emprops.openapi.application.job.EventTail;
import io.emprops.openapi.application.job.EventTails;
import io.emprops.openapi.application.job.FollowJobService;
import io.emprops.openapi.application.job.FollowJobService.Pace;
import io.emprops.openapi.application.job.FollowerClock;
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
import java.util.concurrent.Executor;

/**
 * Wires what follows jobs, and the loop of each partition that reads for all followers. Unlike the
 * loops that keep the ledger, it runs on each node: whoever is connected here is served here.
 */
@ApplicationScoped
class FollowerBeans {
  /** A follower may beat, and notices that its reader has gone, in between. */
  private static final Duration FOLLOWERS_PATIENCE = Duration.ofSeconds(4);

  /** How much later than it wants to a follower goes on at worst. */
  private static final Duration TICK = Duration.ofMillis(200);

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
  FollowerClock clock() {
    return new FollowerClock(TICK);
  }

  @Produces
  @Singleton
  Loop clockLoop(FollowerClock clock) {
    return new Loop(
        "follower-clock",
        () -> {
          Thread.sleep(TICK);
          clock.tick();
        });
  }

  @Produces
  @Singleton
  FollowJobService follow(
      JobLedger ledger, JobLog log, EventTails tails, JobNews news, FollowerClock clock) {
    Executor threads = task -> Thread.ofVirtual().name("follower").start(task);
    return new FollowJobService(
        ledger, log, tails, news, new Pace(FOLLOWERS_PATIENCE, threads, clock));
  }

  void onStart(@Observes StartupEvent event, TailLoops loops, Loop clock) {
    loops.each().forEach(TailLoop::start);
    clock.start();
  }

  void onStop(@Observes ShutdownEvent event, TailLoops loops, Loop clock) {
    loops.each().forEach(TailLoop::stop);
    clock.stop();
    loops.each().forEach(loop -> loop.close(GRACE));
    clock.join(GRACE);
  }

  /** One for each partition. */
  record TailLoops(List<TailLoop> each) {
    TailLoops {
      each = List.copyOf(each);
    }
  }
}

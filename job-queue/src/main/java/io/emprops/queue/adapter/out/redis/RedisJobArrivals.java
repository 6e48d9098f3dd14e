package io.emprops.queue.adapter.out.redis;

import io.emprops.core.worker.IdleWorker;
import io.emprops.core.worker.port.out.JobArrivals;
import java.time.Duration;

/** Hears of waiting jobs through the channel to which the functions publish them. */
public final class RedisJobArrivals implements JobArrivals {
  private final RedisSignals signals;

  /** Shares the process' one connection. */
  public RedisJobArrivals(RedisSignals signals) {
    this.signals = signals;
  }

  @Override
  public Listening listen(IdleWorker worker) {
    var listener = signals.waiting().add(worker);
    return new Listening() {
      @Override
      public boolean await(Duration atMost) {
        boolean lookAgain = atMost.compareTo(RedisSignals.LOOK_AGAIN) > 0;
        boolean called = listener.await(lookAgain ? RedisSignals.LOOK_AGAIN : atMost);
        return called || (lookAgain && !Thread.currentThread().isInterrupted());
      }

      @Override
      public void foundNothing() {
        listener.foundNothing();
      }

      @Override
      public void close() {
        listener.close();
      }
    };
  }
}

package io.emprops.it.bench.broker;

import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.SubmitOutcome;
import io.emprops.core.job.port.out.JobQueue;
import io.emprops.it.bench.run.BenchFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.IntFunction;

/** Submits many jobs, as many in a call as it takes, with a few calls under way. */
final class Filling {
  private static final int CALLS_UNDER_WAY = 8;

  private final JobQueue queue;

  Filling(JobQueue queue) {
    this.queue = queue;
  }

  /** Submits so many jobs, made from their numbers, from 0 on. */
  void submit(int count, IntFunction<QueuedJob> job) {
    var underWay = new Semaphore(CALLS_UNDER_WAY);
    List<Future<?>> calls = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int from = 0; from < count; from += JobQueue.MOST_PER_CALL) {
        List<QueuedJob> jobs = new ArrayList<>();
        for (int i = from; i < Math.min(count, from + JobQueue.MOST_PER_CALL); i++) {
          jobs.add(job.apply(i));
        }
        underWay.acquire();
        calls.add(
            threads.submit(
                () -> {
                  try {
                    accepted(queue.submit(jobs));
                  } finally {
                    underWay.release();
                  }
                }));
      }
      for (Future<?> call : calls) {
        call.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFailure("interrupted while jobs were submitted", e);
    } catch (ExecutionException e) {
      throw new BenchFailure("jobs could not be submitted: " + e.getMessage(), e);
    }
  }

  private static void accepted(List<SubmitOutcome> outcomes) {
    for (SubmitOutcome outcome : outcomes) {
      if (!(outcome instanceof SubmitOutcome.Accepted)) {
        throw new BenchFailure("not accepted: " + outcome);
      }
    }
  }
}

package io.emprops.queue.adapter.out.redis;

import io.emprops.core.job.JobType;
import io.emprops.core.worker.Capabilities;
import io.emprops.core.worker.IdleWorker;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * The workers that wait for a job in this process. Where a thousand workers are idle and one job
 * arrives, a thousand claims would find one job: so of workers that are alike as many are called as
 * there are jobs, those that have waited longest. One that finds nothing is not asked to explain:
 * it passes the call on to one other, once, since a lane may avoid a single worker.
 */
final class WaitingWorkers {
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Kind, Set<Waiting>> waiting = new LinkedHashMap<>();

  /** What decides which jobs a worker may have, but for who it is. */
  private record Kind(Capabilities offer, int freeSlots, int slots) {}

  private enum Call {
    NONE,
    FIRST,
    PASSED_ON
  }

  /** Counts this one among those that wait, until it is closed. */
  Waiting add(IdleWorker worker) {
    var added = new Waiting(new Kind(worker.offer(), worker.freeSlots(), worker.slots()));
    lock.lock();
    try {
      waiting.computeIfAbsent(added.kind, _ -> new LinkedHashSet<>()).add(added);
      return added;
    } finally {
      lock.unlock();
    }
  }

  /** So many jobs of a type have begun to wait. */
  void call(JobType type, int jobs) {
    call(kind -> kind.offer().jobTypes().contains(type), jobs);
  }

  /** So many jobs of some types may have become free; each kind of worker may have them all. */
  void callAny(int jobs) {
    call(_ -> true, jobs);
  }

  /** Everyone: calls may have been lost. */
  void callAll() {
    callAny(Integer.MAX_VALUE);
  }

  private void call(Predicate<Kind> kinds, int jobs) {
    lock.lock();
    try {
      waiting.forEach(
          (kind, alike) -> {
            if (kinds.test(kind)) {
              call(alike, jobs, Call.FIRST);
            }
          });
    } finally {
      lock.unlock();
    }
  }

  /** Those that sleep come first; who asks the queue just now may have asked too early. */
  private static void call(Set<Waiting> alike, int jobs, Call call) {
    int left = jobs;
    for (boolean asleep : List.of(true, false)) {
      for (Waiting worker : alike) {
        if (left > 0 && worker.asleep == asleep && worker.called == Call.NONE) {
          worker.called = call;
          worker.calls.signal();
          left--;
        }
      }
    }
  }

  /** One worker that waits, for the one thread that asks for it. */
  final class Waiting implements AutoCloseable {
    private final Kind kind;
    private final Condition calls = lock.newCondition();
    private Call called = Call.NONE;
    private Call followed = Call.NONE;
    private boolean asleep;

    private Waiting(Kind kind) {
      this.kind = kind;
    }

    /**
     * Waits for a call. Whoever waits again has found nothing.
     *
     * @return whether there was one; false at once for an interrupted thread, which stays so
     */
    boolean await(Duration atMost) {
      lock.lock();
      try {
        passOnWhatWasFollowed();
        asleep = true;
        long left = atMost.toNanos();
        while (called == Call.NONE && left > 0) {
          left = calls.awaitNanos(left);
        }
        followed = called;
        called = Call.NONE;
        return followed != Call.NONE;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      } finally {
        asleep = false;
        lock.unlock();
      }
    }

    /** What it was called for is not for it, and it does not wait again: that is another one's. */
    void foundNothing() {
      lock.lock();
      try {
        passOnWhatWasFollowed();
      } finally {
        lock.unlock();
      }
    }

    private void passOnWhatWasFollowed() {
      if (followed == Call.FIRST) {
        passOn(Call.PASSED_ON);
      }
      followed = Call.NONE;
    }

    /** It waits no more; a call that it has not followed is another one's. */
    @Override
    public void close() {
      lock.lock();
      try {
        Set<Waiting> alike = waiting.getOrDefault(kind, Set.of());
        alike.remove(this);
        if (called != Call.NONE) {
          passOn(called);
        }
        if (alike.isEmpty()) {
          waiting.remove(kind);
        }
      } finally {
        lock.unlock();
      }
    }

    private void passOn(Call call) {
      Set<Waiting> others = new LinkedHashSet<>(waiting.getOrDefault(kind, Set.of()));
      others.remove(this);
      call(others, 1, call);
    }
  }
}

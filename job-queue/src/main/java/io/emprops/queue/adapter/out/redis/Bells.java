package io.emprops.queue.adapter.out.redis;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the threads of this process that wait for a name to be called. */
final class Bells {
  private final ConcurrentMap<String, Set<Semaphore>> listeners = new ConcurrentHashMap<>();

  /** Hears these names from now on, until it is closed. */
  Listener listen(Collection<String> names) {
    return new Listener(List.copyOf(names));
  }

  /** Wakes those who listen to this name. */
  void ring(String name) {
    listeners.getOrDefault(name, Set.of()).forEach(Semaphore::release);
  }

  /** Wakes everyone: calls may have been lost. */
  void ringAll() {
    listeners.values().forEach(waiting -> waiting.forEach(Semaphore::release));
  }

  /** One waiting thread. */
  final class Listener implements AutoCloseable {
    private final List<String> names;
    private final Semaphore calls = new Semaphore(0);

    private Listener(List<String> names) {
      this.names = names;
      for (String name : names) {
        listeners.compute(
            name,
            (_, waiting) -> {
              Set<Semaphore> all = waiting == null ? ConcurrentHashMap.newKeySet() : waiting;
              all.add(calls);
              return all;
            });
      }
    }

    /**
     * Waits for a call since the start or the last wait.
     *
     * @return whether there was one; false at once for an interrupted thread, which stays so
     */
    boolean await(Duration atMost) {
      try {
        boolean called = calls.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS);
        calls.drainPermits();
        return called;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }

    @Override
    public void close() {
      for (String name : names) {
        listeners.computeIfPresent(
            name,
            (_, waiting) -> {
              waiting.remove(calls);
              return waiting.isEmpty() ? null : waiting;
            });
      }
    }
  }
}

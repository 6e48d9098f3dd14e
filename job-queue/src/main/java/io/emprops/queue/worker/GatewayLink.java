package io.emprops.queue.worker;

import io.emprops.core.worker.GatewayMessage;
import io.emprops.core.worker.WorkerMessage;
import io.emprops.core.worker.port.in.ServeWorkerUseCase;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/** Sends the worker's messages, and remembers whether the gateway could be asked. */
final class GatewayLink {
  private static final Logger LOG = Logger.getLogger(GatewayLink.class);

  private final ServeWorkerUseCase gateway;
  private final WorkerSettings settings;
  private final RandomGenerator random;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private boolean registered;
  private boolean called;
  private volatile boolean reachable = true;

  GatewayLink(ServeWorkerUseCase gateway, WorkerSettings settings, RandomGenerator random) {
    this.gateway = gateway;
    this.settings = settings;
    this.random = random;
  }

  /** Sends once; empty, if the gateway could not be asked. */
  Optional<GatewayMessage> ask(WorkerMessage message) {
    try {
      GatewayMessage answer = gateway.serve(message);
      reachable = true;
      return Optional.of(answer);
    } catch (RuntimeException e) {
      // Mostly the queue is unavailable; the gateway's own mistakes arrive here too, since a call
      // inside the process has no 500 between.
      return unanswered(message, e);
    }
  }

  private Optional<GatewayMessage> unanswered(WorkerMessage message, RuntimeException e) {
    if (reachable) {
      LOG.warnf("gateway gives no answer: worker=%s, %s", message.workerId(), e);
    }
    reachable = false;
    markRegistered(false);
    return Optional.empty();
  }

  /** Sends until there is an answer; empty, if the link was closed before. */
  Optional<GatewayMessage> deliver(WorkerMessage message) {
    Backoff backoff = backoff();
    while (true) {
      Optional<GatewayMessage> answer = ask(message);
      if (answer.isPresent() || pausedUntilClosed(backoff.next())) {
        return answer;
      }
    }
  }

  /** Waits; true, if the link was closed meanwhile or before. */
  boolean pausedUntilClosed(Duration pause) {
    try {
      return closed.await(pause.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  Backoff backoff() {
    return new Backoff(settings.firstRetry(), settings.longestRetry(), random);
  }

  /** Whether the gateway knows this worker, as far as the worker can tell. */
  boolean isRegistered() {
    lock.lock();
    try {
      return registered;
    } finally {
      lock.unlock();
    }
  }

  void markRegistered(boolean known) {
    lock.lock();
    try {
      registered = known;
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Ends one wait of {@link #awaitNewsWhileRegistered}: there is something to tell. */
  void call() {
    lock.lock();
    try {
      called = true;
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until it is not registered any more, is called, or the time is over. */
  void awaitNewsWhileRegistered(Duration atMost) {
    lock.lock();
    try {
      long left = atMost.toNanos();
      while (registered && !called && left > 0) {
        left = news.awaitNanos(left);
      }
      called = false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  /** Ends every wait; what is not delivered yet is given up. */
  void close() {
    closed.countDown();
    call();
  }

  boolean isClosed() {
    return closed.getCount() == 0;
  }
}

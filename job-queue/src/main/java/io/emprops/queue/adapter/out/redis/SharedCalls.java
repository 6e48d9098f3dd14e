package io.emprops.queue.adapter.out.redis;

import io.emprops.core.job.port.out.QueueUnavailableException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Lets threads that ask the same at the same time share one call. While a call is under way, those
 * who come wait and go together in the next one; who comes alone goes at once. So nobody waits for
 * company, and the busier it is, the more a call carries.
 *
 * @param <I> what is asked
 * @param <O> what is answered
 */
final class SharedCalls<I, O> {
  private final Function<List<I>, List<O>> call;
  private final ToLongFunction<I> size;
  private final int mostItems;
  private final long mostSize;
  private final ReentrantLock lock = new ReentrantLock();
  private final ArrayDeque<Asked<I, O>> waiting = new ArrayDeque<>();
  private boolean underWay;

  /**
   * Shares this call, which answers each item in order.
   *
   * @param size of an item, in whatever unit {@code mostSize} has; a larger one goes alone
   */
  SharedCalls(
      Function<List<I>, List<O>> call, int mostItems, ToLongFunction<I> size, long mostSize) {
    this.call = call;
    this.mostItems = mostItems;
    this.size = size;
    this.mostSize = mostSize;
  }

  private record Asked<I, O>(I item, CompletableFuture<O> answer) {}

  /**
   * Waits for the answer, also when the thread is interrupted: the call may have changed something.
   *
   * @throws QueueUnavailableException if the call failed, for all who shared it
   */
  O ask(I item) {
    var asked = new Asked<I, O>(item, new CompletableFuture<>());
    if (joins(asked)) {
      lead(asked);
    }
    try {
      return asked.answer().join();
    } catch (CompletionException e) {
      Throwable cause = e.getCause();
      throw cause instanceof QueueUnavailableException unavailable
          ? new QueueUnavailableException(String.valueOf(unavailable.getMessage()), unavailable)
          : e;
    }
  }

  /** How many wait for the call after the one that is under way. */
  int waiting() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  /** Whether this one has to make the next call itself. */
  private boolean joins(Asked<I, O> asked) {
    lock.lock();
    try {
      waiting.add(asked);
      boolean leads = !underWay;
      underWay = true;
      return leads;
    } finally {
      lock.unlock();
    }
  }

  /** Makes calls until it has its own answer; who waits then is led by a thread of their own. */
  private void lead(Asked<I, O> asked) {
    do {
      answer(group());
    } while (!asked.answer().isDone());
    if (anyoneWaits()) {
      Thread.ofVirtual().name("shared-calls").start(this::leadOthers);
    }
  }

  private void leadOthers() {
    do {
      answer(group());
    } while (anyoneWaits());
  }

  private boolean anyoneWaits() {
    lock.lock();
    try {
      underWay = !waiting.isEmpty();
      return underWay;
    } finally {
      lock.unlock();
    }
  }

  private List<Asked<I, O>> group() {
    lock.lock();
    try {
      List<Asked<I, O>> group = new ArrayList<>();
      long total = 0;
      while (!waiting.isEmpty() && group.size() < mostItems) {
        total += size.applyAsLong(waiting.getFirst().item());
        if (total > mostSize && !group.isEmpty()) {
          break;
        }
        group.add(waiting.removeFirst());
      }
      return group;
    } finally {
      lock.unlock();
    }
  }

  /** Nobody is left without an answer, whatever the call does. */
  private void answer(List<Asked<I, O>> group) {
    try {
      List<O> answers = call.apply(group.stream().map(Asked::item).toList());
      for (int i = 0; i < group.size(); i++) {
        group.get(i).answer().complete(answers.get(i));
      }
    } catch (RuntimeException | Error e) {
      group.forEach(asked -> asked.answer().completeExceptionally(e));
    }
  }
}

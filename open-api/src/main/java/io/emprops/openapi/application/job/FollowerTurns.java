package io.emprops.openapi.application.job;

import io.emprops.core.job.port.in.SubscribeToJobQuery.Subscriber;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Lets one follower go on in turns, one at a time, each on the thread that has something for it or
 * on one of its own. A call while a turn goes on makes one more. Between them it keeps no thread.
 */
final class FollowerTurns {
  private final AtomicReference<State> state = new AtomicReference<>(State.BUSY);
  private final AtomicReference<Optional<Task>> task = new AtomicReference<>(Optional.empty());
  private final AtomicLong due = new AtomicLong(FollowerClock.NEVER);
  private final Executor threads;
  private final FollowerClock clock;

  /**
   * Takes no turn yet, but remembers calls.
   *
   * @param threads run tasks that may wait
   * @param clock wakes it once it has rested long enough
   */
  FollowerTurns(Executor threads, FollowerClock clock) {
    this.threads = threads;
    this.clock = clock;
  }

  private enum State {
    RESTING,
    BUSY,
    CALLED,
    OVER
  }

  /**
   * What is done in turns.
   *
   * @param end gives back what the follower has taken
   */
  record Task(JobFollower follower, Subscriber subscriber, Runnable end) {}

  /** Takes the first turn, on this thread. */
  void begin(Task first) {
    task.set(Optional.of(first));
    clock.add(this);
    goOn(first, true);
  }

  /** Lets it go on, on another thread. */
  void call() {
    if (claims()) {
      goOnElsewhere(claimed());
    }
  }

  /** Lets it go on, on this thread as far as it need not wait. */
  void callHere() {
    if (claims()) {
      goOn(claimed(), false);
    }
  }

  /** Lets it go on where it has rested up to this moment. */
  void tick(long now) {
    if (due.get() <= now && claims()) {
      Task claimed = claimed();
      claimed.follower().hearTimeIsUp();
      goOnElsewhere(claimed);
    }
  }

  private boolean claims() {
    return state.getAndUpdate(FollowerTurns::called) == State.RESTING;
  }

  private static State called(State before) {
    return switch (before) {
      case RESTING -> State.BUSY;
      case BUSY, CALLED -> State.CALLED;
      case OVER -> State.OVER;
    };
  }

  /** It has begun before it can rest. */
  private Task claimed() {
    return task.get().orElseThrow();
  }

  private void goOnElsewhere(Task claimed) {
    threads.execute(() -> goOn(claimed, true));
  }

  private void goOn(Task claimed, boolean mayWait) {
    due.set(FollowerClock.NEVER);
    do {
      state.set(State.BUSY);
      switch (turn(claimed, mayWait)) {
        case Rest.Until(var atMost) -> due.set(clock.after(atMost));
        case Rest.Elsewhere() -> {
          goOnElsewhere(claimed);
          return;
        }
        case Rest.Forever() -> {
          return;
        }
      }
    } while (!state.compareAndSet(State.BUSY, State.RESTING));
  }

  private Rest turn(Task claimed, boolean mayWait) {
    Rest rest;
    try {
      rest = claimed.follower().goOn(mayWait);
    } catch (RuntimeException e) {
      end(claimed);
      claimed.subscriber().failed(e);
      return new Rest.Forever();
    }
    if (rest instanceof Rest.Forever) {
      end(claimed);
      claimed.subscriber().over();
    }
    return rest;
  }

  private void end(Task claimed) {
    state.set(State.OVER);
    clock.remove(this);
    claimed.end().run();
  }
}

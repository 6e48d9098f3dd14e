package io.emprops.openapi.application.job;

import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobSnapshot;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A follower that goes on in turns, and takes its time: turns of its own come late, and so do its
 * writes. It may go before the end.
 */
final class StoryInTurns extends FollowerStory {
  private static final int LONGEST = 100_000;

  private final Deque<Runnable> threads;
  private final FollowerClock clock;
  private final FollowerTurns turns;
  private final int gone;
  private boolean writing;
  private boolean inTurn;
  private boolean closed;
  private int ends;

  private StoryInTurns(
      long seed, Deque<Runnable> threads, FollowerClock clock, FollowerTurns turns, boolean goes) {
    super(seed, turns::callHere, turns::call);
    this.threads = threads;
    this.clock = clock;
    this.turns = turns;
    this.gone = goes ? chance().nextInt(LONG_ENOUGH) : Integer.MAX_VALUE;
  }

  static StoryInTurns begin(long seed, boolean goes) {
    var threads = new ArrayDeque<Runnable>();
    var clock = new FollowerClock(Duration.ofMillis(1));
    return new StoryInTurns(seed, threads, clock, new FollowerTurns(threads::add, clock), goes);
  }

  @Override
  void follow(JobFollower reader, EventTail.Subscription events) {
    turns.begin(new FollowerTurns.Task(reader, this, events::close));
    for (int i = 0; i < LONGEST && ends == 0; i++) {
      goOn();
    }
    clock.tick();
    if (ends != 1 || followers() != 0 || !threads.isEmpty()) {
      blame("%d ends, %d followers, %d turns".formatted(ends, followers(), threads.size()));
    }
  }

  private void goOn() {
    if (moments() > gone && !closed) {
      closed = true;
      turns.callHere();
    }
    switch (chance().nextInt(4)) {
      case 0 -> clock.tick();
      case 1 -> happen(1);
      case 2 -> finishWriting();
      default -> {
        if (!threads.isEmpty()) {
          threads.pop().run();
        }
      }
    }
  }

  private void finishWriting() {
    if (writing) {
      writing = false;
      turns.callHere();
    }
  }

  @Override
  boolean stays() {
    return !closed;
  }

  @Override
  public boolean isReady() {
    return !writing;
  }

  @Override
  public boolean isClosed() {
    return closed || super.isClosed();
  }

  @Override
  public void snapshot(JobSnapshot snapshot) {
    inTurn(() -> super.snapshot(snapshot));
    writing |= chance().nextInt(3) == 0;
  }

  @Override
  public void event(JobEvent event) {
    inTurn(() -> super.event(event));
    writing |= chance().nextInt(3) == 0;
  }

  @Override
  public void idle() {
    // A reader that is behind has not heard all by then.
    inTurn(writing ? () -> {} : super::idle);
  }

  @Override
  public void over() {
    ends++;
  }

  private void inTurn(Runnable call) {
    if (inTurn || ends > 0) {
      blame("a turn within a turn, or after the end");
    }
    inTurn = true;
    call.run();
    inTurn = false;
  }
}

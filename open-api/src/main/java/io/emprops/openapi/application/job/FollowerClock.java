package io.emprops.openapi.application.job;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Tells all followers that rest whether they have rested long enough; one for all of them. */
public final class FollowerClock {
  static final long NEVER = Long.MAX_VALUE;

  private final Duration tick;
  private final AtomicLong ticks = new AtomicLong();
  private final Set<FollowerTurns> followers = ConcurrentHashMap.newKeySet();

  /**
   * Stands still until it is moved.
   *
   * @param tick how much later it is after each tick
   */
  public FollowerClock(Duration tick) {
    this.tick = tick;
  }

  /** Moves on, and calls those who have rested long enough. */
  public void tick() {
    long now = ticks.incrementAndGet();
    followers.forEach(follower -> follower.tick(now));
  }

  /** When so much time will have gone by, to the next tick. */
  long after(Duration time) {
    return ticks.get() + 1 + time.dividedBy(tick);
  }

  void add(FollowerTurns follower) {
    followers.add(follower);
  }

  void remove(FollowerTurns follower) {
    followers.remove(follower);
  }
}

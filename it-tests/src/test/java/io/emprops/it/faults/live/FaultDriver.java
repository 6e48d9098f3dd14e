package io.emprops.it.faults.live;

import io.emprops.core.job.port.out.QueueUnavailableException;
import io.emprops.it.faults.FaultFailure;
import io.emprops.it.faults.live.LiveFact.Faulted;
import io.emprops.it.faults.live.PlannedFault.Kind;
import io.emprops.it.stack.FaultyStack;
import io.emprops.it.stack.StackFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes planned faults happen, and heals them. */
final class FaultDriver {
  private static final Duration LOST_BY_A_ROLLBACK = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final int TRIES = 50;

  private final FaultyStack stack;
  private final StreamTap tap;
  private final Chronicle chronicle;
  private final AtomicInteger done = new AtomicInteger();

  FaultDriver(FaultyStack stack, StreamTap tap, Chronicle chronicle) {
    this.stack = stack;
    this.tap = tap;
    this.chronicle = chronicle;
  }

  int done() {
    return done.get();
  }

  /** Makes it happen at its time, and heals it after its time. */
  void run(PlannedFault fault, Instant begun) {
    Pauses.of(Duration.between(Instant.now(), begun.plus(fault.at())));
    boolean losesState = fault.kind() == Kind.FLUSH || fault.kind() == Kind.ROLL_BACK;
    chronicle.add(new Faulted(fault.toString(), losesState));
    try {
      strike(fault);
    } catch (StackFailure | QueueUnavailableException e) {
      throw new FaultFailure("the stack does not get well again after " + fault, e);
    }
    chronicle.add(new Faulted(fault.kind() + " " + fault.part() + " is over", losesState));
    done.incrementAndGet();
  }

  private void strike(PlannedFault fault) {
    String part = fault.part();
    switch (fault.kind()) {
      case KILL -> {
        stack.kill(part);
        Pauses.of(fault.lasts());
        stack.startAgain(part);
      }
      case FREEZE -> {
        stack.freeze(part);
        Pauses.of(fault.lasts());
        stack.thaw(part);
      }
      case CUT -> {
        stack.cutOff(part);
        Pauses.of(fault.lasts());
        stack.mend(part);
      }
      case SILENCE -> {
        stack.silence(part);
        Pauses.of(fault.lasts());
        stack.mend(part);
      }
      case RESTART -> stack.restartRedis();
      case FLUSH -> flush();
      case ROLL_BACK -> {
        stack.rollRedisBack(LOST_BY_A_ROLLBACK);
        tap.readAgain();
      }
    }
  }

  /** Its connection may have to be made anew after a restart. */
  private void flush() {
    for (int i = 1; ; i++) {
      try {
        tap.flush();
        return;
      } catch (QueueUnavailableException e) {
        if (i == TRIES) {
          throw e;
        }
        Pauses.of(PAUSE);
      }
    }
  }
}

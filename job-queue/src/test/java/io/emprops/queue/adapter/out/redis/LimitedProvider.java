package io.emprops.queue.adapter.out.redis;

import io.emprops.core.worker.ProviderLimits.Allowance;
import io.emprops.core.worker.ProviderLimits.Counted;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A provider that lets so many requests through in a window, and tells of it; in simulated time.
 */
abstract class LimitedProvider {
  final long limit;
  final long window;
  private int used;
  private int refused;

  private LimitedProvider(long limit, Duration window) {
    this.limit = limit;
    this.window = window.toMillis();
  }

  /**
   * What it says to a request.
   *
   * @param allowance as it is after this one
   */
  record Answer(boolean isRefused, Allowance allowance) {}

  /** A request arrives at this time (ms), which is no earlier than that of the one before. */
  Answer take(long now) {
    pass(now);
    boolean isRefused = remaining(now) < 1;
    if (isRefused) {
      refused++;
    } else {
      used++;
      use(now);
    }
    var left =
        new Allowance(
            Counted.REQUESTS, limit, Math.max(0, remaining(now)), Math.max(1, reset(now)), null);
    return new Answer(isRefused, left);
  }

  int used() {
    return used;
  }

  int refused() {
    return refused;
  }

  abstract void pass(long now);

  abstract void use(long now);

  abstract long remaining(long now);

  abstract long reset(long now);

  /** No window, wherever it begins, has more. */
  static LimitedProvider sliding(long limit, Duration window) {
    return new LimitedProvider(limit, window) {
      private final Deque<Long> let = new ArrayDeque<>();

      @Override
      void pass(long now) {
        while (!let.isEmpty() && let.getFirst() + window <= now) {
          let.removeFirst();
        }
      }

      @Override
      void use(long now) {
        let.addLast(now);
      }

      @Override
      long remaining(long now) {
        return limit - let.size();
      }

      @Override
      long reset(long now) {
        return let.isEmpty() ? 0 : let.getFirst() + window - now;
      }
    };
  }

  /** Windows follow one another; the first one began before the first request. */
  static LimitedProvider fixed(long limit, Duration window, Duration begun) {
    return new LimitedProvider(limit, window) {
      private long end = window - begun.toMillis();
      private long inWindow;

      @Override
      void pass(long now) {
        while (end <= now) {
          end += window;
          inWindow = 0;
        }
      }

      @Override
      void use(long now) {
        inWindow++;
      }

      @Override
      long remaining(long now) {
        return limit - inWindow;
      }

      @Override
      long reset(long now) {
        return end - now;
      }
    };
  }

  /** A bucket that is full at first and fills by the limit in a window, little by little. */
  static LimitedProvider bucket(long limit, Duration window) {
    return new LimitedProvider(limit, window) {
      private double level = (double) limit;
      private long at;

      @Override
      void pass(long now) {
        level = Math.min((double) limit, level + (now - at) * (double) limit / window);
        at = now;
      }

      @Override
      void use(long now) {
        level--;
      }

      @Override
      long remaining(long now) {
        return (long) level;
      }

      @Override
      long reset(long now) {
        return (long) Math.ceil((limit - level) * window / limit);
      }
    };
  }
}

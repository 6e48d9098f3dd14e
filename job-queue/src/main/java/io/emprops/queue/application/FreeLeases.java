package io.emprops.queue.application;

import io.emprops.core.job.LeaseToken;
import java.util.LinkedHashSet;

/**
 * The latest leases given out here for jobs that promise nothing of their result, so that their end
 * needs no look at the job. One that is forgotten, or was given out elsewhere, only costs that
 * look. Safe for any number of threads.
 */
final class FreeLeases {
  private static final int MOST = 10_000;

  private final LinkedHashSet<LeaseToken> tokens = new LinkedHashSet<>();

  synchronized void add(LeaseToken token) {
    tokens.add(token);
    if (tokens.size() > MOST) {
      tokens.removeFirst();
    }
  }

  synchronized boolean has(LeaseToken token) {
    return tokens.contains(token);
  }
}

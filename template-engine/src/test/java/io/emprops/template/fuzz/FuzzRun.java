package io.emprops.template.fuzz;

import io.emprops.template.Limits;
import io.emprops.template.TemplateCompiler;
import io.emprops.template.fuzz.Invariants.Trail;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** Tries documents one after another, and keeps those that come to an end that is new. */
final class FuzzRun {
  private static final long SLOW = TimeUnit.SECONDS.toNanos(1);
  private static final int LONGEST = 4_000;
  private static final int MOST_CODES = 3;

  private final Invariants invariants = new Invariants(new TemplateCompiler(Limits.standard()));
  private final SplittableRandom random;
  private final Mutator mutator;
  private final List<RandomDocument> pool = new ArrayList<>();
  private final List<RandomDocument> fresh = new ArrayList<>();
  private final Set<Object> seen = new HashSet<>();
  private final int known;
  private long tried;

  FuzzRun(long seed, List<RandomDocument> corpus) {
    this.random = new SplittableRandom(seed);
    this.mutator = new Mutator(random);
    pool.addAll(corpus);
    known = corpus.size();
  }

  /**
   * Something that must not be.
   *
   * @param cause what was thrown or did not hold; empty where it took more than a second
   */
  record Finding(RandomDocument document, Optional<Throwable> cause, long millis) {}

  /** Tries one more document. */
  Optional<Finding> next() {
    return tryOut(draw());
  }

  private RandomDocument draw() {
    // First all that is known, so that what follows is new.
    if (tried < known) {
      return pool.get((int) tried);
    }
    return switch (random.nextInt(12)) {
      case 0 -> RandomDocument.ofExpressions(random.nextLong());
      case 1 -> RandomDocument.ofWords(random.nextLong());
      default -> mutator.mutate(any(), any());
    };
  }

  private RandomDocument any() {
    return pool.get(random.nextInt(pool.size()));
  }

  Optional<Finding> tryOut(RandomDocument document) {
    tried++;
    long start = cpuNanos();
    try {
      Trail trail = invariants.verify(document);
      keepIfNew(document, trail);
      return cpuNanos() - start > SLOW ? slowAgain(document) : Optional.empty();
    } catch (Exception | AssertionError | StackOverflowError | OutOfMemoryError e) {
      return Optional.of(new Finding(document, Optional.of(e), (cpuNanos() - start) / 1_000_000));
    }
  }

  /** Once may be the machine's fault. */
  private Optional<Finding> slowAgain(RandomDocument document) {
    long start = cpuNanos();
    invariants.verify(document);
    long took = cpuNanos() - start;
    return took > SLOW
        ? Optional.of(new Finding(document, Optional.empty(), took / 1_000_000))
        : Optional.empty();
  }

  /** Of this thread alone, so that what else the machine does makes nothing slow. */
  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private void keepIfNew(RandomDocument document, Trail trail) {
    // More codes are many of these ends at once, and there is no end of such.
    boolean isSimple =
        trail.codes().size() <= MOST_CODES
            && document.source().length() + document.inputs().toJson().length() < LONGEST;
    if (isSimple && seen.add(List.of(trail.stage(), trail.codes())) && tried > known) {
      pool.add(document);
      fresh.add(document);
    }
  }

  /** How many were tried. */
  long tried() {
    return tried;
  }

  /** How many different ends there were. */
  int ends() {
    return seen.size();
  }

  /** Those that came to a new end and were not known before. */
  List<RandomDocument> fresh() {
    return List.copyOf(fresh);
  }
}

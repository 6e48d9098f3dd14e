package io.emprops.template.fuzz;

import io.emprops.template.Limits;
import io.emprops.template.TemplateCompiler;
import io.emprops.template.fuzz.Invariants.Trail;
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
  private static final int LONGEST = 20_000;

  private final Invariants invariants = new Invariants(new TemplateCompiler(Limits.standard()));
  private final SplittableRandom random;
  private final Mutator mutator;
  private final List<RandomDocument> pool = new ArrayList<>();
  private final List<RandomDocument> fresh = new ArrayList<>();
  private final Set<Object> seen = new HashSet<>();
  private long tried;

  FuzzRun(long seed, List<RandomDocument> corpus) {
    this.random = new SplittableRandom(seed);
    this.mutator = new Mutator(random);
    pool.addAll(corpus);
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
    if (tried < pool.size() && fresh.isEmpty()) {
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
    long start = System.nanoTime();
    try {
      Trail trail = invariants.verify(document);
      keepIfNew(document, trail);
      return System.nanoTime() - start > SLOW ? slowAgain(document) : Optional.empty();
    } catch (Exception | AssertionError | StackOverflowError | OutOfMemoryError e) {
      return Optional.of(
          new Finding(document, Optional.of(e), (System.nanoTime() - start) / 1_000_000));
    }
  }

  /** Once may be the machine's fault. */
  private Optional<Finding> slowAgain(RandomDocument document) {
    long start = System.nanoTime();
    invariants.verify(document);
    long took = System.nanoTime() - start;
    return took > SLOW
        ? Optional.of(new Finding(document, Optional.empty(), took / 1_000_000))
        : Optional.empty();
  }

  private void keepIfNew(RandomDocument document, Trail trail) {
    boolean isShort = document.source().length() + document.inputs().toJson().length() < LONGEST;
    if (seen.add(List.of(trail.stage(), trail.codes())) && isShort && !pool.contains(document)) {
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

package io.emprops.template.schema;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;

/**
 * Follows one validation and ends it when it goes too deep or takes too many steps: a schema of a
 * few lines can ask for more than any machine can do. A step is one keyword held against one value,
 * or about as much.
 */
final class Meter extends ExecutionContext {
  /** The library hands patterns no context; this finds it. */
  private static final ScopedValue<Meter> CURRENT = ScopedValue.newInstance();

  private static final int SEARCH_PER_STEP = 100;
  private static final int MAX_DEPTH = 2_000;
  private static final long MAX_STEPS = 1_000_000;
  private static final int MAX_ERRORS = 1_000;

  private long steps;
  private int depth;

  /** Nothing spent yet. */
  Meter() {}

  /** Runs what charges this meter for its searches. */
  void run(Runnable validation) {
    ScopedValue.where(CURRENT, this).run(validation);
  }

  /** Pays for a search in a text. */
  static void search(long work) {
    CURRENT.get().spend(work / SEARCH_PER_STEP);
  }

  @Override
  public void evaluationPathAddLast(String keyword) {
    enter();
    super.evaluationPathAddLast(keyword);
  }

  @Override
  public void evaluationPathAddLast(int index) {
    enter();
    super.evaluationPathAddLast(index);
  }

  @Override
  public void evaluationPathRemoveLast() {
    depth--;
    super.evaluationPathRemoveLast();
  }

  /** Keeps the first errors only: a list that is not empty says all that the library asks it. */
  @Override
  public void addError(Error error) {
    if (isFailFast() || getErrors().size() < MAX_ERRORS) {
      super.addError(error);
    }
  }

  /** Counts work that the library does not show. */
  void spend(long more) {
    steps += more;
    if (steps > MAX_STEPS) {
      throw new ExhaustedException();
    }
  }

  private void enter() {
    spend(1);
    if (++depth > MAX_DEPTH) {
      throw new ExhaustedException();
    }
  }

  /** The validation was ended. */
  static final class ExhaustedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private ExhaustedException() {
      super("the validation takes too long", null, false, false);
    }
  }
}

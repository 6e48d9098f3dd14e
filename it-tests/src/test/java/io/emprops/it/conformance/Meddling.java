package io.emprops.it.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/** What happens to messages between a worker and its gateway. Called on the tap's one thread. */
interface Meddling {
  /** Nothing. */
  Meddling NONE = new Meddling() {};

  /** What becomes of something that the worker says. */
  default Fate fateOf(Said said) {
    return new Pass();
  }

  /** What the worker hears instead of something that the gateway says. */
  default ObjectNode heardAs(Said said) {
    return said.message();
  }

  /** What becomes of a message. */
  sealed interface Fate {}

  /** It arrives. */
  record Pass() implements Fate {}

  /** It never arrives, and the connection breaks. */
  record Lose() implements Fate {}

  /** It arrives, and the connection breaks instead of the answer. */
  record LoseAnswer() implements Fate {}

  /** It never arrives, and this is answered. */
  record AnswerWith(ObjectNode answer) implements Fate {}

  /** This fate for the first such message, and none for all others. */
  static Meddling once(Predicate<Said> such, Fate fate) {
    return once(such, fate, () -> {});
  }

  /** The same, with something that is done when it happens. */
  static Meddling once(Predicate<Said> such, Fate fate, Runnable then) {
    var happened = new AtomicBoolean();
    return new Meddling() {
      @Override
      public Fate fateOf(Said said) {
        if (such.test(said) && happened.compareAndSet(false, true)) {
          then.run();
          return fate;
        }
        return new Pass();
      }
    };
  }
}

package io.emprops.ui.session;

import com.vaadin.flow.component.UI;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers a question that changes faster than it can be answered: one at a time, only the newest,
 * and an answer whose question is no longer the newest is dropped. Belongs to one screen: {@link
 * #ask} is called with the session's lock held.
 *
 * @param <Q> the question
 * @param <A> the answer
 */
public final class Latest<Q, A> {
  private final Background background;
  private final Function<Q, A> answer;
  private final Consumer<A> show;
  private final Consumer<RuntimeException> fail;
  private boolean busy;
  private @Nullable Q next;

  /** Answers by the function, on a task's thread; shows or fails on the screen's. */
  public Latest(
      Background background,
      Function<Q, A> answer,
      Consumer<A> show,
      Consumer<RuntimeException> fail) {
    this.background = background;
    this.answer = answer;
    this.show = show;
    this.fail = fail;
  }

  /** Puts the question in the place of all before it. */
  public void ask(UI ui, Q question) {
    if (busy) {
      next = question;
      return;
    }
    busy = true;
    background.run(ui, () -> work(ui, question));
  }

  private void work(UI ui, Q question) {
    try {
      A result = answer.apply(question);
      background.show(ui, () -> done(ui, () -> show.accept(result)));
    } catch (RuntimeException e) {
      background.show(ui, () -> done(ui, () -> fail.accept(e)));
    }
  }

  private void done(UI ui, Runnable outcome) {
    busy = false;
    Q newer = next;
    next = null;
    if (newer == null) {
      outcome.run();
    } else {
      ask(ui, newer);
    }
  }
}

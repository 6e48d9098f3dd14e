package io.emprops.ui.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A cell of a {@link LiveTable}, which changes in place.
 *
 * @param <T> what its row shows
 */
public interface LiveCell<T> {

  /** What stands in the cell, always the same. */
  Component component();

  /** Shows this item. */
  void show(T item);

  /** A text. */
  static <T> LiveCell<T> text(Function<T, String> words) {
    var span = new Span();
    return of(
        span,
        item -> {
          var text = words.apply(item);
          if (!text.equals(span.getText())) {
            span.setText(text);
          }
        });
  }

  /** A component that knows by itself how to show an item. */
  static <T> LiveCell<T> of(Component component, Consumer<T> show) {
    return new LiveCell<>() {
      @Override
      public Component component() {
        return component;
      }

      @Override
      public void show(T item) {
        show.accept(item);
      }
    };
  }

  /**
   * Whatever the last function makes, made anew only when what it depends on is another.
   *
   * @param <F> what it depends on, with equality by value
   */
  static <T, F> LiveCell<T> renewed(Function<T, F> facts, Function<F, Component> make) {
    return new LiveCell<>() {
      private final Div place = new Div();
      private Optional<F> shown = Optional.empty();

      @Override
      public Component component() {
        return place;
      }

      @Override
      public void show(T item) {
        F now = facts.apply(item);
        if (!shown.equals(Optional.of(now))) {
          shown = Optional.of(now);
          place.removeAll();
          place.add(make.apply(now));
        }
      }
    };
  }
}

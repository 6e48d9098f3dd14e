package io.emprops.ui.component.form;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.shared.HasValidationProperties;
import io.emprops.core.json.JsonValue;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A control over a Vaadin field.
 *
 * @param <V> what the field holds
 */
final class BoundControl<V> implements FieldControl {
  private final Component component;
  private final HasValue<?, V> field;
  private final Function<V, Optional<JsonValue>> read;
  private final Function<JsonValue, Optional<V>> write;
  private Function<V, Optional<String>> unreadable = _ -> Optional.empty();
  private @Nullable JsonValue given;
  private @Nullable V shown;

  /**
   * Binds.
   *
   * @param read what the field's value means; empty for nothing
   * @param write how the field shows a value; empty where it cannot
   */
  <C extends Component & HasValue<?, V>> BoundControl(
      C field, Function<V, Optional<JsonValue>> read, Function<JsonValue, Optional<V>> write) {
    this.component = field;
    this.field = field;
    this.read = read;
    this.write = write;
  }

  /** Adds what makes the field's text unreadable. */
  BoundControl<V> unreadable(Function<V, Optional<String>> check) {
    this.unreadable = check;
    return this;
  }

  @Override
  public Component component() {
    return component;
  }

  @Override
  public Optional<JsonValue> value() {
    V now = field.getValue();
    return given != null && Objects.equals(now, shown) ? Optional.of(given) : read.apply(now);
  }

  @Override
  public void show(JsonValue value) {
    write.apply(value).ifPresent(field::setValue);
    given = value;
    shown = field.getValue();
  }

  @Override
  public Optional<String> unreadable() {
    return unreadable.apply(field.getValue());
  }

  @Override
  public void complain(String message) {
    if (component instanceof HasValidationProperties checked) {
      checked.setErrorMessage(message);
      checked.setInvalid(!message.isEmpty());
    }
  }

  @Override
  public void focus() {
    if (component instanceof Focusable<?> focusable) {
      focusable.focus();
    }
  }

  @Override
  public void onChange(Runnable listener) {
    field.addValueChangeListener(
        change -> {
          if (change.isFromClient()) {
            listener.run();
          }
        });
  }
}

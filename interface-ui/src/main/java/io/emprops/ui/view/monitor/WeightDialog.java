package io.emprops.ui.view.monitor;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;
import io.emprops.core.job.QueueSetting.Weighed;
import io.emprops.ui.component.SettingDialog;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks for the share of a customer. */
final class WeightDialog extends SettingDialog {
  /** What a person can mean; the queue would take more. */
  private static final double MOST = 1_000;

  final TextField customer = new TextField(text("monitor.weight.customer"));
  final NumberField weight = new NumberField(text("monitor.weight"));

  private final Consumer<Weighed> done;

  /** Begins with what holds now; a customer who has a weight keeps the name. */
  WeightDialog(Optional<Weighed> now, Consumer<Weighed> done) {
    super(text(now.isPresent() ? "monitor.weight.edit" : "monitor.weight.add"));
    this.done = done;
    customer.setId("weight-customer");
    customer.setHelperText(text("monitor.weight.customer.help"));
    weight.setId("weight-value");
    weight.setHelperText(text("monitor.weight.help"));
    now.ifPresent(
        weighed -> {
          customer.setValue(weighed.customer());
          customer.setReadOnly(true);
          weight.setValue(weighed.weight());
        });
    ask(customer, weight);
  }

  @Override
  protected boolean submit() {
    boolean isNamed = named(customer);
    @Nullable Double value = weight.getValue();
    boolean isWeight = value != null && value > 0 && value <= MOST;
    weight.setErrorMessage(isWeight ? "" : text("monitor.weight.wrong", MOST));
    weight.setInvalid(!isWeight);
    if (value != null && isNamed && isWeight) {
      done.accept(new Weighed(customer.getValue().strip(), value));
      return true;
    }
    return false;
  }
}

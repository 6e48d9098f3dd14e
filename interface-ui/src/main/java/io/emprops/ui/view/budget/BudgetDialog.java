package io.emprops.ui.view.budget;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.TextField;
import io.emprops.core.budget.Budget;
import io.emprops.core.budget.BudgetLimit;
import io.emprops.core.budget.BudgetPeriod;
import io.emprops.core.budget.BudgetScope;
import io.emprops.core.budget.BudgetStanding;
import io.emprops.core.budget.BudgetWish;
import io.emprops.ui.component.SettingDialog;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks what a budget shall be; of one that is there, name and limits alone. Each complaint stands
 * at its field.
 */
final class BudgetDialog extends SettingDialog {
  private static final int DECIMALS_OF_MICRO = 6;

  final TextField name = new TextField(text("budgets.name"));
  final ComboBox<String> kind = new ComboBox<>(text("budgets.covers"));
  final TextField of = new TextField(text("budgets.of"));
  final ComboBox<BudgetPeriod> period = new ComboBox<>(text("budgets.period"));
  final TextField dollars = new TextField(text("budgets.dollars"));
  final TextField tokens = new TextField(text("budgets.token-limit"));

  private final Consumer<BudgetWish> keep;

  /** Begins with what holds now, where there is one. */
  BudgetDialog(Optional<Budget> now, Consumer<BudgetWish> keep) {
    super(
        now.map(budget -> text("budgets.change-what", budget.wish().name()))
            .orElseGet(() -> text("budgets.add")),
        text("budgets.keep"));
    this.keep = keep;
    name.setId("budget-name");
    name.setHelperText(text("budgets.name.help"));
    kind.setId("budget-kind");
    kind.setItems(BudgetScope.KINDS);
    kind.setItemLabelGenerator(it -> text("budgets.kind." + it));
    kind.setValue(BudgetScope.KINDS.getFirst());
    kind.addValueChangeListener(_ -> of.setVisible(!isWhole()));
    of.setId("budget-of");
    of.setHelperText(text("budgets.of.help"));
    of.setVisible(false);
    period.setId("budget-period");
    period.setItems(BudgetPeriod.values());
    period.setItemLabelGenerator(it -> text("budgets.period." + it.wire()));
    period.setValue(BudgetPeriod.MONTH);
    dollars.setId("budget-dollars");
    dollars.setHelperText(text("budgets.dollars.help"));
    tokens.setId("budget-tokens");
    tokens.setHelperText(text("budgets.token-limit.help"));
    now.ifPresent(this::show);
    ask(name, kind, of, period, dollars, tokens);
    name.focus();
  }

  @Override
  protected boolean submit() {
    // Each by itself, so that every field tells what is wrong with it.
    boolean isNamed = named(name);
    Optional<BudgetScope> scope = scope();
    boolean isPeriod = isGiven(period, "budgets.period.wrong");
    Optional<BudgetLimit> limit = limit();
    if (!isNamed || scope.isEmpty() || !isPeriod || limit.isEmpty()) {
      return false;
    }
    try {
      keep.accept(
          new BudgetWish(name.getValue().strip(), scope.get(), period.getValue(), limit.get()));
      return true;
    } catch (IllegalArgumentException _) {
      complain(name, text("budgets.name.wrong"));
      return false;
    }
  }

  private void show(Budget now) {
    name.setValue(now.wish().name());
    kind.setValue(now.wish().scope().kind());
    kind.setReadOnly(true);
    of.setValue(now.wish().scope().name());
    of.setReadOnly(true);
    period.setValue(now.wish().period());
    period.setReadOnly(true);
    @Nullable Long micro = now.wish().limit().microDollars();
    dollars.setValue(micro == null ? "" : BudgetStanding.dollars(micro).substring(1));
    @Nullable Long most = now.wish().limit().tokens();
    tokens.setValue(most == null ? "" : String.valueOf(most));
  }

  private boolean isWhole() {
    return BudgetScope.KINDS.getFirst().equals(kind.getValue());
  }

  private static <T> boolean isGiven(ComboBox<T> field, String complaint) {
    boolean isFine = field.getValue() != null;
    complain(field, isFine ? "" : text(complaint));
    return isFine;
  }

  private Optional<BudgetScope> scope() {
    if (!isGiven(kind, "budgets.covers.wrong")) {
      return Optional.empty();
    }
    try {
      BudgetScope scope = BudgetScope.of(kind.getValue(), isWhole() ? "" : of.getValue().strip());
      complain(of, "");
      return Optional.of(scope);
    } catch (IllegalArgumentException _) {
      complain(of, text("budgets.of.wrong." + kind.getValue()));
      return Optional.empty();
    }
  }

  /** Empty, where one of both is none, or neither is given. */
  private Optional<BudgetLimit> limit() {
    boolean isNone = dollars.getValue().isBlank() && tokens.getValue().isBlank();
    boolean isMoney = !isNone && isNumber(dollars, DECIMALS_OF_MICRO);
    boolean isCount = isNone || isNumber(tokens, 0);
    complain(
        dollars,
        isNone ? text("budgets.limit.none") : isMoney ? "" : text("budgets.dollars.wrong"));
    complain(tokens, isCount ? "" : text("budgets.token-limit.wrong"));
    return isMoney && isCount
        ? Optional.of(new BudgetLimit(whole(dollars, DECIMALS_OF_MICRO), whole(tokens, 0)))
        : Optional.empty();
  }

  private static boolean isNumber(TextField field, int decimals) {
    try {
      Long value = whole(field, decimals);
      return value == null || (value >= 0 && value <= BudgetLimit.MOST);
    } catch (NumberFormatException | ArithmeticException _) {
      return false;
    }
  }

  private static @Nullable Long whole(TextField field, int decimals) {
    String digits = field.getValue().replaceAll("[\\s,_$]", "");
    return digits.isEmpty()
        ? null
        : (Long) new BigDecimal(digits).movePointRight(decimals).longValueExact();
  }
}

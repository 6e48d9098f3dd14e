package io.emprops.ui.view.budget;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.emprops.ui.component.EmptyState;

/** Says, where there is no budget yet, what one does to runs. */
final class BudgetSteps {
  private final Runnable add;

  BudgetSteps(Runnable add) {
    this.add = add;
  }

  EmptyState state(boolean mayAdd) {
    var steps = new OrderedList();
    steps.addClassName("steps");
    for (int i = 1; i <= 3; i++) {
      var key = "budgets.empty.step" + i;
      steps.add(new ListItem(new H3(text(key)), new Span(text(key + ".text"))));
    }
    var first = new Button(text("budgets.empty.action"), _ -> add.run());
    first.addThemeName("primary");
    first.setId("add-first-budget");
    first.setVisible(mayAdd);
    return new EmptyState(
        VaadinIcon.PIGGY_BANK_COIN,
        text("budgets.empty"),
        text("budgets.empty.text"),
        steps,
        first);
  }
}

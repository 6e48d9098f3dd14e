package io.emprops.ui.view.secret;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.emprops.ui.component.CodeBlock;
import io.emprops.ui.component.EmptyState;

/** Says, where there is no secret yet, what one is for and how a document uses it. */
final class SecretSteps {
  private static final String EXAMPLE =
      """
      {"job_type": "custom_webhook",
       "template": {"url": "https://api.example.com/v1",
                    "headers": {"Authorization": "Bearer {{key}}"}},
       "variable_types": {"key": {"type": "secret"}}}\
      """;

  private final Runnable add;

  SecretSteps(Runnable add) {
    this.add = add;
  }

  EmptyState state() {
    var steps = new OrderedList();
    steps.addClassName("steps");
    for (int i = 1; i <= 3; i++) {
      var key = "secrets.empty.step" + i;
      steps.add(new ListItem(new H3(text(key)), new Span(text(key + ".text"))));
    }
    var example = new CodeBlock(text("secrets.empty.example")).show(EXAMPLE);
    var first = new Button(text("secrets.empty.action"), _ -> add.run());
    first.addThemeName("primary");
    first.setId("add-first-secret");
    return new EmptyState(
        VaadinIcon.KEY, text("secrets.empty"), text("secrets.empty.text"), steps, example, first);
  }
}

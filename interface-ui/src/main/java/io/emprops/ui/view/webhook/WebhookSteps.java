package io.emprops.ui.view.webhook;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.emprops.ui.component.CodeBlock;
import io.emprops.ui.component.EmptyState;

/** Says, where there is no webhook yet, what one is for and what a receiver gets. */
final class WebhookSteps {
  private static final String EXAMPLE =
      """
      POST /hooks/emprops
      webhook-id: msg_3f0c8a1de5b74c2f9d6e01ab2c3d4e5f
      webhook-timestamp: 1795791600
      webhook-signature: v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=

      {"specversion": "1.0", "type": "io.emprops.job.completed",
       "subject": "p0-01KATXJ7V9M3Q2W8E5R6T7Y8ZA",
       "data": {"status": "completed", "result": {"text": "…"}}}\
      """;

  private final boolean adds;
  private final Runnable add;

  /** With the button only for those who may add one. */
  WebhookSteps(boolean adds, Runnable add) {
    this.adds = adds;
    this.add = add;
  }

  EmptyState state() {
    var steps = new OrderedList();
    steps.addClassName("steps");
    for (int i = 1; i <= 3; i++) {
      var key = "webhooks.empty.step" + i;
      steps.add(new ListItem(new H3(text(key)), new Span(text(key + ".text"))));
    }
    var example = new CodeBlock(text("webhooks.empty.example")).show(EXAMPLE);
    var first = new Button(text("webhooks.empty.action"), _ -> add.run());
    first.addThemeName("primary");
    first.setId("add-first-webhook");
    first.setVisible(adds);
    return new EmptyState(
        VaadinIcon.CONNECT_O,
        text("webhooks.empty"),
        text("webhooks.empty.text"),
        steps,
        example,
        first);
  }
}

package io.emprops.ui.view.webhook;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.emprops.core.webhook.DeliveryAttempt;
import io.emprops.core.webhook.DeliveryReport;
import io.emprops.ui.component.LiveCell;
import io.emprops.ui.component.LiveTable;
import io.emprops.ui.component.Tables;
import io.emprops.ui.text.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Each sending of one delivery: when, how long, and what came of it. */
final class AttemptsDialog extends Dialog {
  private static final String ID = "delivery-attempts";

  final LiveTable<Numbered> table = Tables.table(ID, Numbered::number);

  AttemptsDialog(DeliveryReport report) {
    var id = report.delivery().id();
    setHeaderTitle(text("webhooks.attempts.of", WebhookWords.event(report.delivery().event())));
    setWidth("min(760px, 94vw)");
    table
        .text(text("webhooks.attempt"), attempt -> String.valueOf(attempt.number()))
        .text(text("webhooks.attempt.at"), attempt -> when(attempt.attempt().at()))
        .text(
            text("webhooks.attempt.took"),
            attempt -> Times.took(Duration.ofMillis(attempt.attempt().durationMs())))
        .column(text("webhooks.attempt.outcome"), AttemptsDialog::outcome);
    table.show(numbered(report.attempts()));
    var name = new H2(text("webhooks.attempts"));
    name.setId(ID + "-title");
    name.addClassName("for-listeners");
    var about = new Paragraph(text("webhooks.attempts.id", id));
    about.addClassName("muted");
    var none = new Paragraph(text("webhooks.attempts.none"));
    none.setVisible(report.attempts().isEmpty());
    table.setVisible(!report.attempts().isEmpty());
    var content = new Div(about, name, none, table);
    content.addClassName("setting-form");
    add(content);
    var close = new Button(text("action.close"), _ -> close());
    close.setId("attempts-close");
    close.focus();
    getFooter().add(close);
  }

  private static List<Numbered> numbered(List<DeliveryAttempt> attempts) {
    List<Numbered> numbered = new ArrayList<>();
    for (DeliveryAttempt attempt : attempts) {
      numbered.add(new Numbered(numbered.size() + 1, attempt));
    }
    return numbered;
  }

  private static String when(Instant at) {
    return text("webhooks.when", Times.ago(at, Instant.now()), Times.clock(at));
  }

  private static LiveCell<Numbered> outcome() {
    var words = new Span();
    words.addClassName("worker-reason");
    return LiveCell.of(new Div(words), attempt -> words.setText(words(attempt.attempt())));
  }

  static String words(DeliveryAttempt attempt) {
    @Nullable String error = attempt.error();
    @Nullable Integer answer = attempt.answer();
    if (error != null) {
      return error;
    }
    return answer == null ? "" : text("webhooks.answer", answer);
  }

  /** Which one it was. */
  record Numbered(int number, DeliveryAttempt attempt) {}
}

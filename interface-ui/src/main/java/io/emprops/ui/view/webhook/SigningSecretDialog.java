package io.emprops.ui.view.webhook;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.emprops.core.webhook.port.in.KeepWebhookUseCase.Signed;
import io.emprops.ui.component.CodeBlock;

/**
 * Shows the secret that a webhook signs with, this once. What it showed leaves the page with it.
 */
final class SigningSecretDialog extends Dialog {
  private final CodeBlock secret = new CodeBlock(text("webhooks.secret")).named("signing-secret");

  /**
   * Shows a secret.
   *
   * @param words what to do with it
   * @param closed what has the cursor after that
   */
  SigningSecretDialog(Signed signed, String words, Runnable closed) {
    setHeaderTitle(text("webhooks.secret.of", WebhookWords.name(signed.webhook())));
    setWidth("min(560px, 92vw)");
    setCloseOnOutsideClick(false);
    secret.show(signed.secret());
    var done = new Button(text("webhooks.secret.done"), _ -> close());
    done.setId("secret-kept");
    done.addThemeName("primary");
    done.focus();
    var content = new Div(new Paragraph(words), secret);
    content.addClassName("setting-form");
    add(content);
    getFooter().add(done);
    addOpenedChangeListener(
        change -> {
          if (!change.isOpened()) {
            secret.show("");
            closed.run();
          }
        });
  }
}

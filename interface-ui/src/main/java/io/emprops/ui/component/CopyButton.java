package io.emprops.ui.component;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.function.Supplier;

/** Puts a text into the clipboard. */
public final class CopyButton extends Button {
  /**
   * Works on pages without a secure context too, where the clipboard's own interface is missing.
   */
  private static final String COPY =
      """
      const area = document.createElement('textarea');
      area.value = $0;
      area.style.position = 'fixed';
      area.style.opacity = '0';
      document.body.appendChild(area);
      area.select();
      document.execCommand('copy');
      area.remove();
      this.focus();
      """;

  /** Copies what the supplier says when it is pressed. */
  public CopyButton(Supplier<String> content) {
    super(text("action.copy"), VaadinIcon.COPY_O.create());
    addThemeNames("tertiary", "small");
    addClickListener(
        _ -> {
          getElement().executeJs(COPY, content.get());
          Notices.success(text("action.copied"));
        });
  }
}

package io.emprops.ui.component;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import io.emprops.core.json.JsonValue;

/** Text to be read letter by letter, with a title and a button that copies it. Never HTML. */
public final class CodeBlock extends Div {
  private final Pre content = new Pre();

  /** An empty block. */
  public CodeBlock(String title) {
    addClassName("code-block");
    var name = new Span(title);
    name.addClassName("code-block-title");
    var head = new Div(name, new CopyButton(content::getText));
    head.addClassName("code-block-head");
    content.getElement().setAttribute("tabindex", "0");
    content.getElement().setAttribute("aria-label", title);
    content.getElement().setAttribute("role", "region");
    add(head, content);
  }

  /** Shows the value over several lines. */
  public CodeBlock show(JsonValue value) {
    return show(PrettyJson.of(value, 2));
  }

  /** Shows the text as it is. */
  public CodeBlock show(String text) {
    content.setText(text);
    return this;
  }

  /** Names the text's element. */
  public CodeBlock named(String id) {
    content.setId(id);
    return this;
  }
}

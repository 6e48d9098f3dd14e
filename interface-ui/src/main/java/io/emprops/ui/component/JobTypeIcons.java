package io.emprops.ui.component;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;

/** A picture for each kind of job. */
public final class JobTypeIcons {
  private JobTypeIcons() {}

  /** The picture on a coloured tile; decoration, so nothing reads it out. */
  public static Span tile(String jobType) {
    var tile = new Span(iconOf(jobType).create());
    tile.addClassNames("tile", "tone-" + toneOf(jobType));
    tile.getElement().setAttribute("aria-hidden", "true");
    return tile;
  }

  static VaadinIcon iconOf(String jobType) {
    return switch (jobType) {
      case "simulation" -> VaadinIcon.FLASK;
      case "openai_chat" -> VaadinIcon.COMMENTS_O;
      case "claude_api" -> VaadinIcon.COMMENT_ELLIPSIS_O;
      case "custom_webhook" -> VaadinIcon.CONNECT_O;
      case "comfyui" -> VaadinIcon.PICTURE;
      default -> VaadinIcon.CUBE;
    };
  }

  static String toneOf(String jobType) {
    return switch (jobType) {
      case "simulation" -> "accent";
      case "openai_chat" -> "success";
      case "claude_api" -> "warning";
      case "custom_webhook" -> "info";
      default -> "neutral";
    };
  }
}

package io.emprops.ui.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.UIInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Remembers in a cookie whether someone likes light or dark, so that a page begins with it. */
@Singleton
final class ColourSchemes {
  private static final String COOKIE = "colour-scheme";
  private static final Duration KEPT = Duration.ofDays(365);

  /** What one can choose. */
  enum Choice {
    LIGHT(ColorScheme.Value.LIGHT),
    DARK(ColorScheme.Value.DARK),
    SYSTEM(ColorScheme.Value.SYSTEM);

    private final ColorScheme.Value value;

    Choice(ColorScheme.Value value) {
      this.value = value;
    }
  }

  void onServiceInit(@Observes ServiceInitEvent event) {
    event.addIndexHtmlRequestListener(ColourSchemes::preparePage);
    event.getSource().addUIInitListener(this::prepareUi);
  }

  /** What someone chose; the system's scheme where they have not. */
  Choice chosen() {
    return read(VaadinRequest.getCurrent());
  }

  /** Shows and remembers. */
  void choose(UI ui, Choice choice) {
    ui.getPage().setColorScheme(choice.value);
    var cookie = new Cookie(COOKIE, choice.name());
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setMaxAge((int) KEPT.toSeconds());
    cookie.setAttribute("SameSite", "Lax");
    VaadinService.getCurrentResponse().addCookie(cookie);
  }

  private void prepareUi(UIInitEvent event) {
    var choice = chosen();
    if (choice != Choice.SYSTEM) {
      event.getUI().getPage().setColorScheme(choice.value);
    }
  }

  private static void preparePage(IndexHtmlResponse page) {
    var html = page.getDocument().getElementsByTag("html");
    html.attr("lang", "en");
    switch (read(page.getVaadinRequest())) {
      case LIGHT -> html.attr("style", "color-scheme: light");
      case DARK -> html.attr("style", "color-scheme: dark");
      case SYSTEM -> html.attr("style", "color-scheme: light dark");
    }
  }

  private static Choice read(VaadinRequest request) {
    return Optional.ofNullable(request.getCookies()).stream()
        .flatMap(Arrays::stream)
        .filter(cookie -> cookie.getName().equals(COOKIE))
        .flatMap(cookie -> Arrays.stream(Choice.values()).filter(is(cookie.getValue())))
        .findFirst()
        .orElse(Choice.SYSTEM);
  }

  private static java.util.function.Predicate<Choice> is(String name) {
    return choice -> choice.name().equals(name);
  }
}

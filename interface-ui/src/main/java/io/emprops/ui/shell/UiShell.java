package io.emprops.ui.shell;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;

/** The page around all screens: theme, server push, viewport, icon. */
@Push
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("theme/emprops.css")
public class UiShell implements AppShellConfigurator {

  @Override
  public void configurePage(AppShellSettings settings) {
    settings.setViewport("width=device-width, initial-scale=1");
    settings.addFavIcon("icon", "theme/icon.svg", "any");
    settings.addMetaTag("referrer", "no-referrer");
    settings.addMetaTag("color-scheme", "light dark");
  }
}

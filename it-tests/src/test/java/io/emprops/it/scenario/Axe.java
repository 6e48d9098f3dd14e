package io.emprops.it.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.openqa.selenium.JavascriptExecutor;

/**
 * Holds what a browser shows against the Web Content Accessibility Guidelines, 2.2 AA, as far as
 * axe can see it; what it calls minor or moderate is let be.
 */
final class Axe {
  private static final String RUN =
      """
      const done = arguments[arguments.length - 1];
      const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
      axe.run(document, {runOnly: tags, resultTypes: ['violations']}).then(
        found => done(found.violations
          .filter(violation => ['serious', 'critical'].includes(violation.impact))
          .flatMap(violation => violation.nodes.map(node =>
            violation.id + ' at ' + node.target.flat(9).join(' ') + ': ' + node.failureSummary))),
        error => done(['axe itself: ' + error]));
      """;

  private Axe() {}

  /** What is wrong, each with its place. */
  static List<String> violations(JavascriptExecutor page) {
    if (!Boolean.TRUE.equals(page.executeScript("return 'axe' in window"))) {
      page.executeScript(script());
    }
    var found = (List<?>) Objects.requireNonNull(page.executeAsyncScript(RUN));
    return found.stream().map(String::valueOf).toList();
  }

  private static String script() {
    try (InputStream script = Axe.class.getResourceAsStream("/axe.min.js")) {
      return new String(
          Objects.requireNonNull(script, "axe.min.js").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

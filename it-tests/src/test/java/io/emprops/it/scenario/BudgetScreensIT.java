package io.emprops.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;

/** Somebody makes a budget, sees a run wait for it, raises it, and deletes it. */
@ExtendWith(TheWorld.class)
final class BudgetScreensIT {
  private static final String FOCUS = "return document.activeElement.id";
  private static final String OPEN_DIALOGS =
      "return document.querySelectorAll('vaadin-dialog[opened]').length";
  private static final String FIRST_BUTTON =
      "return document.querySelector('[id^=\"' + arguments[0] + '\"]')?.id ?? null";

  @Test
  void aBudgetIsMadeRaisedAndDeletedOnItsScreen(World world) {
    String name = "Shop " + UUID.randomUUID().toString().substring(0, 8);
    try (Browser browser = Browser.open()) {
      browser.resize(1_200, 1_000);
      browser.signIn(world);
      browser.click("nav-budgets");
      browser.see("budgets-empty");
      browser.assertUsable("budgets-empty");
      browser.click("add-first-budget");
      browser.see("budget-name");
      browser.press(Keys.ENTER);
      browser.awaitComplaint("budget-name");
      browser.awaitComplaint("budget-dollars");
      browser.assertUsable("budget-errors");
      browser.type("budget-name", name);
      browser.type("budget-dollars", "0");
      browser.type("budget-tokens", "1000");
      browser.click("setting-next");
      browser.awaitText("budget-list", text -> text.contains(name) && text.contains("$0.00 left"));
      browser.assertUsable("budgets");

      Workflows workflows = new Workflows(world.api());
      String workflow =
          workflows.saveForId(
              "Waits", "{\"job_type\":\"simulation\",\"template\":{\"duration_ms\":1}}");
      String job = workflows.execute(workflow, "{}");
      Waiting.until(
          "the budget as a reason",
          () -> world.api().get("/api/jobs/" + job + "/why").expect(200).toString(),
          why -> why.contains("budget-spent") && why.contains(name));

      browser.click(first(browser, "change-01"));
      browser.type("budget-dollars", "25");
      browser.press(Keys.ENTER);
      browser.await("the dialog's end", () -> Objects.equals(browser.ask(OPEN_DIALOGS), 0L));
      browser.awaitText("budget-list", text -> text.contains("$25.00"));
      browser.await("the focus on a button", () -> "add-budget".equals(browser.ask(FOCUS)));
      workflows.awaitEnd(job);

      browser.resize(390, 844);
      browser.assertUsable("budgets-narrow");
      browser.resize(1_200, 1_000);
      browser.click(first(browser, "delete-01"));
      browser.confirm();
      browser.see("budgets-empty");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private static String first(Browser browser, String prefix) {
    browser.await("a button", () -> browser.ask(FIRST_BUTTON, prefix) != null);
    return String.valueOf(browser.ask(FIRST_BUTTON, prefix));
  }
}

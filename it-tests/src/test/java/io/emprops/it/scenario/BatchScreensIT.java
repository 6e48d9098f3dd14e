package io.emprops.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** A workflow for many rows, from an empty table to one of results, in a real browser. */
@ExtendWith(TheWorld.class)
final class BatchScreensIT {
  private static final String LETTER =
      """
      {"job_type": "simulation",
       "template": {"output": "Dear {{name}}, aged {{age}}", "duration_ms": 20},
       "variable_types": {
         "name": {"type": "text", "required": true, "max_length": 10},
         "age": {"type": "integer", "min": 0, "default": 1}}}
      """;

  @Test
  void aTableBecomesABatchAndItsResultsATable(World world, @TempDir Path folder)
      throws IOException {
    String workflow = new Workflows(world.api()).saveForId("Letters", LETTER);
    Path file = Files.writeString(folder.resolve("letters.csv"), table(60));
    try (Browser browser = Browser.open()) {
      browser.resize(1_400, 1_500);
      browser.signIn(world);
      browser.visit(world.stack().description().ui() + "/workflows/" + workflow + "/run");
      browser.click("run-many");
      browser.see("batch-upload");
      assertThat(browser.fetch("batch-template")).isEqualToNormalizingNewlines("name,age\n");

      browser.upload("batch-upload", file);
      browser.awaitText("batch-file", text -> text.contains("letters.csv"));
      browser.awaitText("batch-verdict", text -> text.contains("All 60 rows are fine"));
      browser.assertUsable("batch-fine");
      browser.press(Keys.CONTROL, Keys.ENTER);
      browser.awaitUrl(url -> url.matches(".*/batches/[0-9A-Z]{26}"));

      browser.awaitText("batch-status", text -> text.contains("Ended"));
      browser.awaitText("batch-count-completed", "60"::equals);
      browser.awaitText("batch-rows", text -> text.contains("Dear n24") && !text.contains("n25"));
      browser.assertUsable("batch-ended");
      browser.click("batch-rows-next");
      browser.awaitText("batch-rows", text -> text.contains("Dear n25"));
      browser.awaitText("batch-rows-place", "26 to 50 of 60"::equals);
      assertThat(browser.fetch("batch-download-csv"))
          .startsWith("line,status,job_id")
          .contains("Dear n59");
      browser.click("nav-batches");
      browser.awaitText("batch-list", text -> text.contains("60 of 60 rows have ended"));
      browser.assertUsable("batches");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void errorsStandAtTheirCellsBeforeAnythingStarts(World world) {
    String workflow = new Workflows(world.api()).saveForId("Letters", LETTER);
    try (Browser browser = Browser.open()) {
      browser.resize(1_400, 1_500);
      browser.signIn(world);
      browser.visit(world.stack().description().ui() + "/batches?workflow=" + workflow);
      browser.awaitText("batches-empty", text -> text.contains("Run for many rows"));
      browser.assertUsable("batches-empty");
      browser.visit(world.stack().description().ui() + "/workflows/" + workflow + "/batch");
      browser.see("batch-upload");
      browser.assertUsable("batch-start");
      browser.type("batch-paste", "name,age\nAda,36\nAugusta Ada King,old\nAlan,41\n,7\n");

      browser.awaitText("batch-verdict", text -> text.contains("2 of 4 rows have errors"));
      assertThat(browser.awaitText("batch-preview-table", text -> text.contains("Augusta")))
          .contains("at most 10 characters");
      browser.click("batch-start");
      browser.awaitText("batch-skip", text -> text.contains("Tick this"));
      browser.assertUsable("batch-errors");
      // The complaint has put the cursor where one can do something about it.
      browser.press(Keys.SPACE);
      browser.press(Keys.CONTROL, Keys.ENTER);
      browser.awaitUrl(url -> url.matches(".*/batches/[0-9A-Z]{26}"));

      browser.awaitText("batch-count-refused", "2"::equals);
      browser.awaitText("batch-count-completed", "2"::equals);
      browser.awaitText("batch-rows", text -> text.contains("at most 10 characters"));
      browser.assertUsable("batch-partly");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void aBatchIsPausedResumedAndCancelled(World world) {
    String type = "nobody_" + UUID.randomUUID().toString().substring(0, 8);
    String document = "{\"job_type\": \"%s\", \"template\": {\"a\": \"{{name}}\"}}".formatted(type);
    String workflow = new Workflows(world.api()).saveForId("Waits", document);
    try (Browser browser = Browser.open()) {
      browser.resize(360, 780);
      browser.signIn(world);
      browser.visit(world.stack().description().ui() + "/workflows/" + workflow + "/batch");
      browser.type("batch-paste", names(120));
      browser.awaitText("batch-verdict", text -> text.contains("All 120 rows are fine"));
      browser.assertUsable("batch-start-narrow");
      browser.click("batch-start");
      browser.awaitText("batch-count-active", "100"::equals);

      browser.click("batch-pause");
      browser.awaitText("batch-status", "Paused"::equals);
      browser.assertUsable("batch-paused-narrow");
      browser.click("batch-pause");
      browser.awaitText("batch-status", "Running"::equals);
      browser.click("batch-cancel");
      browser.confirm();

      browser.awaitText("batch-status", "Cancelled"::equals);
      browser.awaitText("batch-count-cancelled", "120"::equals);
      browser.assertUsable("batch-cancelled-narrow");
      assertThat(
              (Long) browser.ask("return document.documentElement.scrollWidth - window.innerWidth"))
          .isLessThanOrEqualTo(0L);
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private static String table(int rows) {
    return IntStream.range(0, rows)
        .mapToObj(n -> "n" + n + "," + n)
        .collect(Collectors.joining("\n", "name,age\n", "\n"));
  }

  private static String names(int rows) {
    return IntStream.range(0, rows)
        .mapToObj(n -> "n" + n)
        .collect(Collectors.joining("\n", "name\n", "\n"));
  }
}

package io.emprops.core.workflow.port.out;

import static io.emprops.core.workflow.AWorkflow.aWorkflow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.workflow.CursorException;
import io.emprops.core.workflow.Page;
import io.emprops.core.workflow.Workflow;
import io.emprops.core.workflow.WorkflowFilter;
import io.emprops.core.workflow.WorkflowId;
import io.emprops.core.workflow.WorkflowSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link WorkflowRepository} promises. A subclass says how to get an empty one. */
public abstract class WorkflowRepositoryContract {
  private static final OrganisationId ACME = new OrganisationId("acme");
  private static final OrganisationId OTHER = new OrganisationId("other");
  private static final Instant LATER = Instant.parse("2026-11-24T09:00:00.456Z");

  private WorkflowRepository workflows;

  /** One without any workflow. */
  protected abstract WorkflowRepository emptyRepository();

  @BeforeEach
  void begin() {
    workflows = emptyRepository();
  }

  @Test
  void givesBackAllThatWasStored() {
    Workflow stored = aWorkflow().name("Grüße 🙂").description("two\nlines").tags("b", "a").build();

    workflows.add(ACME, stored, "first");

    assertThat(workflows.find(ACME, stored.id(), OptionalInt.empty())).contains(stored);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":\"\\u0000\\ud800\\udc00 \\ud83d\",\"job_type\":\"x\"}",
        "{\r\n\t\"n\" : 1.10, \"big\": 9007199254740993,\r\n \"e\": 1e3 }\n\n",
        "{\"huge\": 1e999999, \"tiny\": 1e-999999, \"long\": 0.00000000000000000000000000000001}",
        "{\"\\u0000\": 1, \"$\": \"😀 ünï\\u00e9\", \"__proto__\": {\"\": null}}"
      })
  void keepsTheVeryTextOfADocument(String source) {
    Workflow stored = aWorkflow().source(source).build();

    workflows.add(ACME, stored, "first");

    assertThat(workflows.find(ACME, stored.id(), OptionalInt.empty()))
        .map(Workflow::source)
        .contains(source);
  }

  @Test
  void keepsEachVersion() {
    Workflow first = aWorkflow().source("{\"v\":1}").jobType("one").build();
    Workflow second =
        aWorkflow().source("{\"v\":2}").jobType("two").version(2).updatedAt(LATER).build();
    workflows.add(ACME, first, "first");

    assertThat(workflows.replace(ACME, second, "second", 1)).isTrue();

    assertThat(workflows.find(ACME, first.id(), OptionalInt.empty())).contains(second);
    assertThat(workflows.find(ACME, first.id(), OptionalInt.of(1)))
        .hasValueSatisfying(
            old -> {
              assertThat(old.source()).isEqualTo("{\"v\":1}");
              assertThat(old.jobType()).isEqualTo("one");
              assertThat(old.version()).isEqualTo(1);
            });
    assertThat(workflows.find(ACME, first.id(), OptionalInt.of(3))).isEmpty();
  }

  @Test
  void changesMetadataWithoutANewVersion() {
    workflows.add(ACME, aWorkflow().build(), "first");
    Workflow renamed = aWorkflow().name("Renamed").tags("new").updatedAt(LATER).build();

    assertThat(workflows.replace(ACME, renamed, "name", 1)).isTrue();

    assertThat(workflows.find(ACME, renamed.id(), OptionalInt.empty())).contains(renamed);
  }

  @Test
  void refusesAVersionThatFollowsAnotherThanTheCurrentOne() {
    workflows.add(ACME, aWorkflow().build(), "first");
    workflows.replace(ACME, aWorkflow().version(2).source("{\"v\":2}").build(), "second", 1);

    boolean replaced =
        workflows.replace(ACME, aWorkflow().version(2).source("{\"v\":3}").build(), "late", 1);

    assertThat(replaced).isFalse();
    assertThat(workflows.find(ACME, aWorkflow().build().id(), OptionalInt.empty()))
        .map(Workflow::source)
        .contains("{\"v\":2}");
  }

  @Test
  void neverUsesAnIdTwice() {
    Workflow workflow = aWorkflow().build();

    assertThat(workflows.add(ACME, workflow, "first")).isTrue();
    assertThat(workflows.add(ACME, aWorkflow().name("Another").build(), "again")).isFalse();
    workflows.delete(ACME, workflow.id());
    assertThat(workflows.add(ACME, workflow, "after its end")).isFalse();
  }

  @Test
  void hidesWhatIsDeleted() {
    Workflow workflow = aWorkflow().build();
    workflows.add(ACME, workflow, "first");

    assertThat(workflows.delete(ACME, workflow.id())).isTrue();

    assertThat(workflows.find(ACME, workflow.id(), OptionalInt.empty())).isEmpty();
    assertThat(workflows.find(ACME, workflow.id(), OptionalInt.of(1))).isEmpty();
    assertThat(workflows.list(ACME, WorkflowFilter.all()).items()).isEmpty();
    assertThat(workflows.replace(ACME, workflow, "again", 1)).isFalse();
    assertThat(workflows.delete(ACME, workflow.id())).isFalse();
  }

  @Test
  void showsNothingOfAnotherOrganisation() {
    Workflow workflow = aWorkflow().build();
    workflows.add(ACME, workflow, "first");

    assertThat(workflows.find(OTHER, workflow.id(), OptionalInt.empty())).isEmpty();
    assertThat(workflows.list(OTHER, WorkflowFilter.all()).items()).isEmpty();
    assertThat(workflows.replace(OTHER, workflow, "theirs", 1)).isFalse();
    assertThat(workflows.delete(OTHER, workflow.id())).isFalse();
    assertThat(workflows.add(OTHER, workflow, "their own")).isTrue();
    assertThat(workflows.find(ACME, workflow.id(), OptionalInt.empty())).contains(workflow);
  }

  @Test
  void listsTheLastChangedFirstInPartsThatJoinWithoutGaps() {
    Instant begin = Instant.parse("2026-11-24T08:00:00.000001Z");
    for (int i = 1; i <= 7; i++) {
      // Pairs share their time, so that a part may end between equals.
      Instant changed = begin.plusNanos(1_000L * (i / 2));
      workflows.add(ACME, aWorkflow().number(i).updatedAt(changed).build(), "first");
    }

    List<WorkflowId> listed = new ArrayList<>();
    String cursor = "";
    do {
      Page<WorkflowSummary> page = workflows.list(ACME, new WorkflowFilter("", "", "", 2, cursor));
      page.items().forEach(item -> listed.add(item.id()));
      cursor = page.nextCursor() == null ? "" : page.nextCursor();
    } while (!cursor.isEmpty());

    assertThat(listed)
        .containsExactlyElementsOf(
            List.of(7, 6, 5, 4, 3, 2, 1).stream()
                .map(i -> aWorkflow().number(i).build().id())
                .toList());
  }

  @Test
  void filtersByTextJobTypeAndTag() {
    workflows.add(ACME, aWorkflow().number(1).name("100% Chat").tags("a").build(), "");
    workflows.add(ACME, aWorkflow().number(2).description("a CHAT too").tags("b").build(), "");
    workflows.add(ACME, aWorkflow().number(3).jobType("openai_chat").tags("ab").build(), "");

    assertThat(numbers("chat", "", "")).containsExactlyInAnyOrder(1, 2);
    assertThat(numbers("%", "", "")).containsExactly(1);
    assertThat(numbers("", "openai_chat", "")).containsExactly(3);
    assertThat(numbers("", "", "a")).containsExactly(1);
    assertThat(numbers("chat", "", "b")).containsExactly(2);
    assertThat(numbers("nothing", "", "")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "bm90IGEgY3Vyc29y", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5IHg", "MSAA"})
  void refusesACursorThatItNeverGaveOut(String cursor) {
    assertThatThrownBy(() -> workflows.list(ACME, new WorkflowFilter("", "", "", 2, cursor)))
        .isInstanceOf(CursorException.class);
  }

  private List<Integer> numbers(String text, String jobType, String tag) {
    return workflows.list(ACME, new WorkflowFilter(text, jobType, tag, 50, "")).items().stream()
        .map(item -> Integer.parseInt(item.id().value().substring(22)))
        .toList();
  }
}

package io.emprops.ui.remote;

import static io.emprops.ui.remote.FakeApi.CALLER;
import static io.emprops.ui.remote.FakeApi.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.emprops.core.problem.ErrorCode;
import io.emprops.core.workflow.ComponentType;
import io.emprops.core.workflow.WorkflowFilter;
import io.emprops.core.workflow.WorkflowId;
import io.emprops.core.workflow.port.in.SaveOutcome;
import io.emprops.core.workflow.port.in.SaveWorkflow;
import io.emprops.ui.problem.ApiProblemException;
import io.emprops.ui.problem.ApiUnavailableException;
import java.net.URI;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RemoteWorkflowsTest {
  private static final WorkflowId ID = new WorkflowId("01JDZZZZZZZZZZZZZZZZZZZZZ0");
  private static final SaveWorkflow COMMAND =
      new SaveWorkflow("A name", "", ComponentType.DYNAMIC_JSON, "{\"a\": 1.10}", List.of(), "why");
  private static final String WORKFLOW =
      """
      {"id": "01JDZZZZZZZZZZZZZZZZZZZZZ0", "name": "A name", "description": "",
       "component_type": "dynamic_json", "job_type": "simulation", "template_data": {"a": 1.10},
       "source": "{\\"a\\": 1.10}", "version": 3, "labels": {}, "tags": [], "owner_id": "ada",
       "created_at": "2026-11-24T02:00:00Z", "updated_at": "2026-11-24T03:00:00Z",
       "created_by": "ada", "edited_by": "ada", "a_later_member": true}""";

  private final FakeApi api = new FakeApi();
  private final RemoteWorkflows workflows = new RemoteWorkflows(api.client());

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void readsAWorkflowWithTheDigitsOfItsDocument() {
    api.says(200, WORKFLOW);

    var found = workflows.find(CALLER, ID, OptionalInt.of(3)).orElseThrow();

    assertThat(found.templateData().toJson()).isEqualTo("{\"a\":1.10}");
    assertThat(api.asked().getFirst().path()).isEqualTo("/api/workflows/" + ID + "?version=3");
  }

  @Test
  void findsNothingWhereTheApiFindsNothing() {
    api.says(404, problem(404, "not-found", ""));

    assertThat(workflows.find(CALLER, ID, OptionalInt.empty())).isEmpty();
  }

  @Test
  void asksForTheNextPartWithEscapedWords() {
    api.says(200, "{\"items\": [], \"next_cursor\": \"abc\"}");

    var page = workflows.list(CALLER, new WorkflowFilter("a&b c", "", "", 24, "x=1"));

    assertThat(page.nextCursor()).isEqualTo("abc");
    assertThat(api.asked().getFirst().path())
        .isEqualTo("/api/workflows?q=a%26b+c&limit=24&cursor=x%3D1");
  }

  @Test
  void sendsTheVeryTextOfADocument() {
    api.says(201, WORKFLOW);

    var outcome = workflows.create(CALLER, COMMAND);

    assertThat(outcome).isInstanceOf(SaveOutcome.Saved.class);
    assertThat(api.asked().getFirst().body())
        .contains("\"source\":\"{\\\"a\\\": 1.10}\"", "\"component_type\":\"dynamic_json\"");
  }

  @Test
  void handsOverEveryErrorWithItsPlace() {
    var error =
        """
        {"code": "placeholder.unclosed", "message": "close it", "pointer": "/template/a",
         "line": 3, "column": 7, "length": 2, "severity": "error"}""";
    api.says(422, problem(422, "document.invalid", error));

    var outcome = workflows.create(CALLER, COMMAND);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            SaveOutcome.Refused.class,
            refused -> assertThat(refused.errors().getFirst().column()).isEqualTo(7));
  }

  @Test
  void tellsTheVersionThatAStaleSaveMet() {
    api.says(412, problem(412, "version.stale", "")).says(200, WORKFLOW);

    var outcome = workflows.update(CALLER, ID, COMMAND, OptionalInt.of(2));

    assertThat(outcome).isEqualTo(new SaveOutcome.Stale(3));
    assertThat(api.asked().getFirst().header("If-Match")).isEqualTo("\"2\"");
  }

  @Test
  void throwsTheProblemThatTheUseCaseHasNoOutcomeFor() {
    api.says(403, problem(403, "auth.role", ""));

    assertThatExceptionOfType(ApiProblemException.class)
        .isThrownBy(() -> workflows.create(CALLER, COMMAND))
        .satisfies(e -> assertThat(e.problem().code()).isEqualTo(ErrorCode.FORBIDDEN))
        .satisfies(e -> assertThat(e.problem().traceId()).isEqualTo("4bf92f35"));
  }

  @Test
  void makesAProblemOfAnAnswerThatIsNone() {
    api.says(502, "<html>bad gateway</html>");

    assertThatExceptionOfType(ApiProblemException.class)
        .isThrownBy(() -> workflows.delete(CALLER, ID))
        .satisfies(e -> assertThat(e.problem().code()).isEqualTo(ErrorCode.UNAVAILABLE));
  }

  @Test
  void deletesAndTellsWhetherThereWasOne() {
    api.says(204, "").says(404, problem(404, "not-found", ""));

    assertThat(workflows.delete(CALLER, ID)).isTrue();
    assertThat(workflows.delete(CALLER, ID)).isFalse();
  }

  @Test
  void saysSoWhenTheApiIsNotThere() {
    api.close();
    var nobody = new RemoteWorkflows(FakeApi.client(URI.create("http://127.0.0.1:1")));

    assertThatExceptionOfType(ApiUnavailableException.class)
        .isThrownBy(() -> nobody.list(CALLER, WorkflowFilter.all()));
  }
}

package io.emprops.ui.remote;

import static io.emprops.ui.remote.FakeApi.CALLER;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.JobTypeDescription;
import io.emprops.core.job.port.in.FindJobTypesQuery.ServedJobType;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RemoteJobTypesTest {
  private final FakeApi api = new FakeApi();
  private final RemoteJobTypes jobTypes = new RemoteJobTypes(api.client());

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void readsWhichTypesThisReleaseExecutes() {
    api.says(
        200,
        """
        {"items": [
          {"name": "simulation", "title": "Simulation", "description": "", "prior_names": ["mock"],
           "result_kind": "json", "built_in": true, "known": true, "workers": 1},
          {"name": "ollama", "title": "Ollama", "description": "", "prior_names": [],
           "result_kind": "text", "built_in": false, "known": true}]}""");

    assertThat(jobTypes.jobTypes(CALLER))
        .extracting(ServedJobType::description)
        .extracting(JobTypeDescription::builtIn)
        .containsExactly(true, false);
  }

  @Test
  void readsASchemaWithItsDigits() {
    api.says(200, "{\"type\": \"object\", \"x\": 1.10}");

    assertThat(jobTypes.payloadSchema(CALLER, "openai_chat"))
        .contains((JsonObject) JsonText.parse("{\"type\": \"object\", \"x\": 1.10}"));
    assertThat(api.asked().getFirst().path()).isEqualTo("/api/job-types/openai_chat/schema");
  }

  @Test
  void knowsNoSchemaWhereThereIsNone() {
    api.says(404, "{}");

    assertThat(jobTypes.payloadSchema(CALLER, "unheard_of")).isEmpty();
    assertThat(jobTypes.payloadSchema(CALLER, "../me")).isEmpty();
    assertThat(api.asked()).hasSize(1);
  }
}

package io.emprops.ui.remote;

import static io.emprops.ui.remote.FakeApi.CALLER;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.template.FormField.Control;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RemoteTemplatesTest {
  private final FakeApi api = new FakeApi();
  private final RemoteTemplates templates = new RemoteTemplates(api.client());

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void readsWhatCompilingFound() {
    api.says(
        200,
        """
        {"valid": true, "errors": [], "inferred": {"who": "text"},
         "warnings": [{"code": "variable.undeclared", "message": "define it", "pointer": "/template",
           "line": 2, "column": 4, "length": 7, "severity": "warning"}],
         "variables": [{"name": "who", "type": "text", "declared": false, "required": false,
           "usages": [{"pointer": "/template", "line": 2, "column": 4}]}],
         "job_type": {"name": "simulation", "known": true, "workers": 2}}""");

    var report = templates.validate(CALLER, "{}");

    assertThat(report.variables().getFirst().usages().getFirst().line()).isEqualTo(2);
    assertThat(report.jobType()).isNotNull();
  }

  @Test
  void readsTheFormAndThePayload() {
    api.says(
        200,
        """
        {"valid": true, "payload": {"t": 0.70}, "late": [], "origins": {}, "errors": [],
         "warnings": [], "form": {"groups": [{"title": "", "fields": [
           {"name": "t", "control": "slider", "type": "slider", "label": "T", "default": 0.70,
            "required": false, "nullable": false, "min": 0, "max": 2, "step": 0.1,
            "randomize": false, "allow_other": false, "multiple": false, "when_hidden": "drop",
            "deprecated": false, "options": [], "accept": [], "fields": [], "examples": []}]}]}}""");
    var inputs = (JsonObject) JsonText.parse("{\"t\": 0.70}");

    var preview = templates.preview(CALLER, "{}", Optional.of(inputs), Optional.empty(), true);

    assertThat(Objects.requireNonNull(preview.form()).allFields().getFirst().control())
        .isEqualTo(Control.SLIDER);
    assertThat(api.asked().getFirst().body())
        .isEqualTo("{\"source\":\"{}\",\"inputs\":{\"t\":0.70},\"ignore_unknown\":true}");
  }

  @Test
  void readsAFormThatLeavesOutWhatIsEmpty() {
    api.says(
        200,
        """
        {"valid": true, "late": [], "origins": {}, "errors": [], "warnings": [],
         "form": {"groups": [{"title": "", "fields": [
           {"name": "t", "control": "text", "type": "text", "label": "T", "required": false,
            "nullable": false, "randomize": false, "allow_other": false, "multiple": false,
            "when_hidden": "drop", "deprecated": false}]}]}}""");

    var preview = templates.preview(CALLER, "{}", Optional.empty(), Optional.empty(), true);

    assertThat(Objects.requireNonNull(preview.form()).allFields()).hasSize(1);
  }
}

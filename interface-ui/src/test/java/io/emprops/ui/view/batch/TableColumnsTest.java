package io.emprops.ui.view.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableColumnsTest {
  private static final String SOURCE =
      """
      {"job_type": "simulation", "template": {"a": "{{name}} {{style.colour}} {{free}}"},
       "variable_types": {
         "name": {"type": "text", "required": true},
         "style": {"type": "object", "fields": {"colour": {"type": "color"}}}}}
      """;

  @Test
  void namesAColumnForEachVariableAndEachFieldOfAnObject() {
    var columns = TableColumns.of(SOURCE);

    assertThat(columns.names()).contains("name", "style.colour");
    assertThat(columns.header()).startsWith("name,").endsWith("\r\n");
    assertThat(columns.variables()).startsWith("name", "style");
    assertThat(columns.isRequired("name")).isTrue();
    assertThat(columns.isRequired("style.colour")).isFalse();
  }

  @Test
  void namesNoneForADocumentWithErrors() {
    assertThat(TableColumns.of("{").names()).isEmpty();
  }

  @Test
  void namesTheTemplatesFileAfterTheWorkflow() {
    assertThat(TemplatePane.fileName("Ans Chreiben: für/alle"))
        .isEqualTo("Ans-Chreiben-für-alle.csv");
    assertThat(TemplatePane.fileName("../..")).isEqualTo("batch.csv");
  }
}

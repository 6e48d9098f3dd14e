package io.emprops.template;

import static io.emprops.template.Engine.compiled;
import static io.emprops.template.Engine.document;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.template.VariableName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormConditionsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "a ; {\"a\":true} ; false",
        "a ; {\"a\":\"true\"} ; false",
        "a ; {} ; true",
        "!a ; {\"a\":true} ; true",
        "n > 2 ; {\"n\":3} ; false",
        "n > 2 ; {\"n\":\"3\"} ; false",
        "n > 2 ; {\"n\":1} ; true",
        "n > 2 ; {\"n\":\"three\"} ; true",
        "n > 2 ; {} ; true",
        "mode == 'slow' || a ; {\"mode\":\"slow\"} ; false",
        "mode == 'slow' || a ; {} ; true",
        "size(tags) > 1 ; {\"tags\":[\"p\",\"q\"]} ; false",
        "size(tags) > 1 ; {\"tags\":[\"p\"]} ; true",
        "style.colour == 'red' ; {\"style\":{\"colour\":\"red\"}} ; false",
        "style.colour == 'red' ; {\"style\":{}} ; true",
        "tags[3] == 'p' ; {\"tags\":[\"p\"]} ; true",
        "b ; {\"a\":true,\"b\":true} ; false",
        "b ; {\"a\":false,\"b\":true} ; true",
        "kept ; {\"a\":false,\"kept\":true} ; false",
      })
  void hidesWhatTheServerWouldHide(String condition, String given, boolean hides) {
    var template =
        compiled(
            document(
                "[\"{{a}}\",\"{{b}}\",\"{{kept}}\",\"{{n}}\",\"{{mode}}\",\"{{tags}}\","
                    + "\"{{style}}\",\"{{x}}\"]",
                """
                {"a": {"type": "checkbox"},
                 "b": {"type": "checkbox", "visible_if": "a"},
                 "kept": {"type": "checkbox", "visible_if": "a", "when_hidden": "keep"},
                 "n": {"type": "number"},
                 "mode": {"type": "select", "options": ["fast", "slow", "m"], "default": "m"},
                 "tags": {"type": "list", "items": {"type": "text"}},
                 "style": {"type": "object", "fields": {"colour": {"type": "text"}}},
                 "x": {"type": "text", "default": "shown", "visible_if": %s}}
                """
                    .formatted(JsonText.write(JsonValue.of(condition)))));
    var inputs = (JsonObject) JsonText.parse(given);

    var found = FormConditions.of(template.form()).hidden(inputs);

    boolean isHidden = found.contains(new VariableName("x"));
    var checked = template.check(inputs, UnknownInputs.REFUSE);
    boolean isDropped =
        checked instanceof Checked.Accepted(var values) && values.member("x").isEmpty();
    assertThat(isHidden).isEqualTo(hides);
    assertThat(checked instanceof Checked.Refused || isDropped == hides).isTrue();
  }
}

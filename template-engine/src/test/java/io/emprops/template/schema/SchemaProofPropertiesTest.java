package io.emprops.template.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a value that fits was made from is never proved wrong. */
final class SchemaProofPropertiesTest {
  private static final int SCHEMAS = 80;
  private static final int VALUES = 40;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void neverRefusesAShapeOfAValueThatFits(long seed) {
    var random = new RandomSchemas(seed);
    int fitting = 0;
    for (int i = 0; i < SCHEMAS; i++) {
      JsonObject schema = random.schema();
      CompiledSchema compiled = Schemas.compiled(schema.toJson());
      SchemaProof proof = SchemaProof.of(schema);
      for (int j = 0; j < VALUES; j++) {
        JsonValue value = random.value(3);
        if (compiled.validate(value).isEmpty()) {
          fitting++;
          Shape<String> shape = random.shape(value);
          assertThat(proof.mismatches(shape))
              .as("%s\n%s\n%s", schema.toJson(), value.toJson(), shape)
              .isEmpty();
        }
      }
    }

    assertThat(fitting).isGreaterThan(SCHEMAS * VALUES / 10);
  }

  @Test
  void findsMostConstantsThatDoNotFit() {
    var random = new RandomSchemas(7);
    int wrong = 0;
    int found = 0;
    for (int i = 0; i < SCHEMAS; i++) {
      JsonObject schema = random.schema();
      SchemaProof proof = SchemaProof.of(schema);
      CompiledSchema compiled = Schemas.compiled(schema.toJson());
      for (int j = 0; j < VALUES; j++) {
        JsonValue value = random.value(3);
        List<Mismatch<String>> mismatches = proof.mismatches(Shapes.constant(value, ""));
        boolean isWrong = !compiled.validate(value).isEmpty();
        wrong += isWrong ? 1 : 0;
        found += mismatches.isEmpty() ? 0 : 1;
        assertThat(isWrong || mismatches.isEmpty())
            .as("%s\n%s\n%s", schema.toJson(), value.toJson(), mismatches)
            .isTrue();
      }
    }

    assertThat(found).isGreaterThan(wrong * 7 / 10);
  }
}

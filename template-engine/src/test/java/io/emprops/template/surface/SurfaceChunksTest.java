package io.emprops.template.surface;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The checker and the schema over the table of surfaces, a part of it at a time, for mutation
 * tests: these run every test that reaches a class before they begin with it.
 */
@Tag("mutation")
final class SurfaceChunksTest {
  private static final int CHUNK = 40;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14})
  void checkerAndSchemaGiveTheVerdict(int chunk) {
    var surfaces = new SurfacesTest();
    SurfaceCase.all()
        .skip((long) chunk * CHUNK)
        .limit(CHUNK)
        .forEach(
            each -> {
              surfaces.theCheckerGivesTheVerdict(each);
              surfaces.theSchemaGivesTheVerdictUnlessTheRuleIsUnstated(each);
            });
  }
}

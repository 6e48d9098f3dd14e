package io.emprops.template.surface;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What SurfacesTest asks of each case, a part of the table at a time, for mutation tests. */
@Tag("mutation")
final class SurfaceChunksTest {
  private static final int CHUNK = 40;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14})
  void givesTheVerdictOnEachSurface(int chunk) {
    var surfaces = new SurfacesTest();
    SurfaceCase.all()
        .skip((long) chunk * CHUNK)
        .limit(CHUNK)
        .forEach(
            each -> {
              surfaces.theCheckerGivesTheVerdict(each);
              surfaces.theSchemaGivesTheVerdictUnlessTheRuleIsUnstated(each);
              surfaces.whatTheSchemaCannotStateStandsAmongTheChecks(each);
              surfaces.aToolAndAnOperationGiveTheSchemasVerdict(each);
              surfaces.csvGivesTheVerdictWhereTheInputsCanBeWritten(each);
              surfaces.flagsGiveTheVerdictWhereTheInputsCanBeWritten(each);
              surfaces.theFormHasAFieldForEachVariable(each);
            });
  }
}

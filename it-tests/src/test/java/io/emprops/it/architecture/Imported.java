package io.emprops.it.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.stream.Collectors;

/** The classes that the rules look at. */
final class Imported {
  private static final String[] MODULES = {
    "io.emprops.core",
    "io.emprops.assets",
    "io.emprops.template",
    "io.emprops.egress",
    "io.emprops.openapi",
    "io.emprops.queue",
    "io.emprops.ui"
  };

  /** The seven modules that ship, without their tests. */
  static final JavaClasses PROJECT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages(MODULES);

  static final JavaClasses BREAKERS = new ClassFileImporter().importPackages(Root.BREAKERS.name());

  private Imported() {}

  /** Simple names of the contracts in the test-jar. */
  static Set<String> contracts() {
    return new ClassFileImporter()
        .importPackages("io.emprops.core").stream()
            .map(JavaClass::getSimpleName)
            .filter(name -> name.endsWith("Contract"))
            .collect(Collectors.toUnmodifiableSet());
  }
}

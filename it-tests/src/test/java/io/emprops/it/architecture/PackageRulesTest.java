package io.emprops.it.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.emprops.it.architecture.breakers.circle.one.One;
import io.emprops.it.architecture.breakers.core.port.out.Unpromised;
import io.emprops.it.architecture.breakers.unmarked.Unmarked;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** Rules 14 and 15: what holds for a package as a whole. */
final class PackageRulesTest extends RulesTest {
  private final Set<String> contracts = Imported.contracts();

  @Override
  List<Guard> guards() {
    return List.of(
        Guard.of("packages are free of cycles", PackageRulesTest::cycles, One.class),
        Guard.of("packages are null-marked", PackageRulesTest::nullMarked, Unmarked.class),
        Guard.of("outbound ports have contracts", this::contracted, Unpromised.class));
  }

  private static ArchRule cycles(Root root) {
    return slices()
        .matching(root.name() + ".(**)")
        .should()
        .beFreeOfCycles()
        .because("packages that need each other are one package");
  }

  private static ArchRule nullMarked(Root root) {
    return classes()
        .that()
        .resideInAPackage(root.name() + "..")
        .should(
            satisfy(
                "be in a package that is @NullMarked",
                type ->
                    type.getPackage()
                        .tryGetPackageInfo()
                        .filter(info -> info.isAnnotatedWith(NullMarked.class))
                        .isPresent()))
        .because("null is checked where it is marked, and a gap would not show");
  }

  private ArchRule contracted(Root root) {
    return classes()
        .that()
        .resideInAPackage(root.portOut())
        .and()
        .areInterfaces()
        .and()
        .areTopLevelClasses()
        .and()
        .doNotHaveSimpleName("package-info")
        .should(
            satisfy(
                "have a contract in the test-jar of core-types",
                port -> contracts.contains(port.getSimpleName() + "Contract")))
        .because("two implementations of a port are alike only where one test says so");
  }

  private static ArchCondition<JavaClass> satisfy(String description, Trait trait) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        events.add(
            new SimpleConditionEvent(
                type, trait.of(type), type.getName() + " does not " + description));
      }
    };
  }

  private interface Trait {
    boolean of(JavaClass type);
  }
}

package io.emprops.it.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import io.emprops.it.architecture.breakers.core.Changing;
import io.emprops.it.architecture.breakers.core.ReadsTheClock;
import io.emprops.it.architecture.breakers.core.ReadsTheMachinesTime;
import io.emprops.it.architecture.breakers.core.Settable;
import io.emprops.it.architecture.breakers.openapi.InjectedField;
import io.emprops.it.architecture.breakers.openapi.Loud;
import io.emprops.it.architecture.breakers.openapi.Shared;
import io.emprops.it.architecture.breakers.openapi.Vague;
import io.emprops.it.architecture.breakers.queue.worker.TrustsItsClock;
import java.util.List;
import java.util.Set;

/** Rules 10 to 13: what the code of a class may do. */
final class CodeRulesTest extends RulesTest {
  private static final Set<String> INJECTING =
      Set.of(
          "jakarta.inject.Inject",
          "jakarta.annotation.Resource",
          "jakarta.persistence.PersistenceContext",
          "jakarta.ws.rs.core.Context",
          "org.eclipse.microprofile.config.inject.ConfigProperty",
          "org.eclipse.microprofile.rest.client.inject.RestClient");
  private static final Set<String> SYSTEM_TIME = Set.of("currentTimeMillis", "nanoTime");

  @Override
  List<Guard> guards() {
    return List.of(
        Guard.of(
            "fields in core and application are final", CodeRulesTest::finality, Changing.class),
        Guard.of("core and application have no setters", CodeRulesTest::setters, Settable.class),
        Guard.of("static fields are final", CodeRulesTest::statics, Shared.class),
        Guard.of("nothing is injected into fields", CodeRulesTest::injection, InjectedField.class),
        Guard.of(
            "core, template engine and application do not ask for the time",
            CodeRulesTest::time,
            ReadsTheClock.class,
            ReadsTheMachinesTime.class),
        Guard.of(
            "workers do not ask for the time of day",
            CodeRulesTest::timeOfDay,
            TrustsItsClock.class),
        Guard.of("nobody writes to standard streams", CodeRulesTest::streams, Loud.class),
        Guard.of("exceptions say what happened", _ -> exceptions(), Vague.class));
  }

  private static ArchRule finality(Root root) {
    return fields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAnyPackage(root.core(), root.application())
        .should()
        .beFinal()
        .because("a value that cannot change needs no lock and no second look");
  }

  private static ArchRule setters(Root root) {
    return noMethods()
        .that()
        .areDeclaredInClassesThat()
        .resideInAnyPackage(root.core(), root.application())
        .should()
        .haveNameMatching("set([A-Z].*)?")
        .because("a change is a new value, or a verb of the domain");
  }

  private static ArchRule statics(Root root) {
    return fields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage(root.name() + "..")
        .and()
        .areStatic()
        .should()
        .beFinal()
        .because("state that all share is state that nobody owns");
  }

  private static ArchRule injection(Root root) {
    return noFields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage(root.name() + "..")
        .should()
        .beAnnotatedWith(
            describe(
                "an annotation that injects",
                annotation -> INJECTING.contains(annotation.getRawType().getName())))
        .because("a constructor says what a class needs, and a test can call it");
  }

  private static ArchRule time(Root root) {
    return noClasses()
        .that()
        .resideInAnyPackage(root.core(), root.template(), root.application())
        .should()
        .accessTargetWhere(readsTheTime())
        .because("time is an argument or an InstantSource, so that a test can choose it");
  }

  private static ArchRule timeOfDay(Root root) {
    return noClasses()
        .that()
        .resideInAPackage(root.name() + ".queue.worker..")
        .should()
        .accessTargetWhere(
            describe(
                "the time of day is read",
                access ->
                    readsTheTime(access.getTarget())
                        && !access.getTarget().getName().equals("nanoTime")))
        .because("a worker's clock may be wrong, and leases are durations");
  }

  /** But for the one class that hands them to the command line, whose answers are read there. */
  private static ArchRule streams(Root root) {
    return noClasses()
        .that()
        .doNotHaveFullyQualifiedName(root.name() + ".template.cli.Main")
        .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
        .because("what nobody reads cannot be switched off");
  }

  private static ArchRule exceptions() {
    return GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.because(
        "a caller can only treat what it can tell apart");
  }

  private static DescribedPredicate<JavaAccess<?>> readsTheTime() {
    return describe("the time is read", access -> readsTheTime(access.getTarget()));
  }

  private static boolean readsTheTime(AccessTarget target) {
    var owner = target.getOwner().getName();
    return switch (owner) {
      case "java.lang.System" -> SYSTEM_TIME.contains(target.getName());
      case "java.time.Clock", "java.time.InstantSource" -> target.getName().startsWith("system");
      default -> owner.startsWith("java.time.") && target.getName().equals("now");
    };
  }
}

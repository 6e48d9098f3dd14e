package io.emprops.it.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.emprops.it.architecture.breakers.core.MisplacedQuery;
import io.emprops.it.architecture.breakers.core.port.in.ConcreteUseCase;
import io.emprops.it.architecture.breakers.openapi.JobHelper;
import io.emprops.it.architecture.breakers.openapi.LostService;
import io.emprops.it.architecture.breakers.openapi.application.LonelyService;
import io.emprops.it.architecture.breakers.openapi.application.OpenService;
import java.util.List;

/** Rules 8 and 9, and the words that say nothing. */
final class NamingRulesTest extends RulesTest {
  private static final String EMPTY_WORDS = ".*(Manager|Helper|Utils?|Impl|Dto|DTO|Port|Adapter)$";

  @Override
  List<Guard> guards() {
    return List.of(
        Guard.of(
            "use cases and queries are interfaces in port.in",
            NamingRulesTest::useCases,
            ConcreteUseCase.class,
            MisplacedQuery.class),
        Guard.of(
            "services are final, in application, and implement a use case",
            NamingRulesTest::services,
            LostService.class,
            OpenService.class,
            LonelyService.class),
        Guard.of("names say something", NamingRulesTest::words, JobHelper.class));
  }

  private static ArchRule useCases(Root root) {
    return classes()
        .that()
        .haveSimpleNameEndingWith("UseCase")
        .or()
        .haveSimpleNameEndingWith("Query")
        .should()
        .beInterfaces()
        .andShould()
        .resideInAPackage(root.portIn())
        .because("one look at port.in tells what the system can be asked");
  }

  private static ArchRule services(Root root) {
    return classes()
        .that()
        .haveSimpleNameEndingWith("Service")
        .should()
        .resideInAPackage(root.application())
        .andShould()
        .haveModifier(JavaModifier.FINAL)
        .andShould(implementSomethingFrom(root.portIn()))
        .because("a service is the implementation of a use case and nothing else");
  }

  private static ArchRule words(Root root) {
    return noClasses()
        .that()
        .resideInAPackage(root.name() + "..")
        .should()
        .haveNameMatching(EMPTY_WORDS)
        .because("such a name fits anything, and so collects everything");
  }

  private static ArchCondition<JavaClass> implementSomethingFrom(String packages) {
    return new ArchCondition<>("implement an interface from " + packages) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean satisfied =
            type.getAllRawInterfaces().stream().anyMatch(resideInAPackage(packages));
        events.add(
            new SimpleConditionEvent(
                type, satisfied, type.getName() + " implements nothing from " + packages));
      }
    };
  }
}

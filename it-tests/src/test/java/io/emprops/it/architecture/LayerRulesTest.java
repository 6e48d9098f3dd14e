package io.emprops.it.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.emprops.it.architecture.Root.JACKSON;
import static io.emprops.it.architecture.Root.JAVA;
import static io.emprops.it.architecture.Root.JSPECIFY;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.ClassesShouldConjunction;
import io.emprops.it.architecture.breakers.core.CoreWithInjection;
import io.emprops.it.architecture.breakers.egress.EgressThatServes;
import io.emprops.it.architecture.breakers.openapi.adapter.in.rest.EndpointThatSeesThrough;
import io.emprops.it.architecture.breakers.openapi.adapter.out.store.StoreThatCallsBack;
import io.emprops.it.architecture.breakers.openapi.adapter.out.store.StoreThatSeesItsWiring;
import io.emprops.it.architecture.breakers.openapi.application.ApplicationWithInjection;
import io.emprops.it.architecture.breakers.template.EngineThatCollects;
import io.emprops.it.architecture.breakers.template.EngineThatEvaluates;
import io.emprops.it.architecture.breakers.template.EngineThatReadsOptions;
import io.emprops.it.architecture.breakers.template.EngineThatReadsTables;
import io.emprops.it.architecture.breakers.template.EngineThatReadsTrees;
import io.emprops.it.architecture.breakers.template.EngineThatSearches;
import io.emprops.it.architecture.breakers.template.EngineThatValidates;
import io.emprops.it.architecture.breakers.template.TemplateWithInjection;
import io.emprops.it.architecture.breakers.template.cli.CommandThatReadsTables;
import io.emprops.it.architecture.breakers.template.expression.ExpressionThatSearches;
import io.emprops.it.architecture.breakers.template.pattern.PatternThatEvaluates;
import io.emprops.it.architecture.breakers.template.schema.SchemaThatSearches;
import io.emprops.it.architecture.breakers.template.surface.SurfaceThatReadsOptions;
import io.emprops.it.architecture.breakers.ui.view.ViewThatSeesTheClient;
import java.util.List;
import java.util.stream.Stream;

/** Rules 1 to 5: dependencies point inward. */
final class LayerRulesTest extends RulesTest {
  /** The Common Expression Language: its grammar, its types and its evaluation. */
  private static final String CEL = "dev.cel..";

  /** The collections that CEL's interface takes and gives. */
  private static final String GUAVA = "com.google.common..";

  /** The language's patterns, in time that grows with the text alone. */
  private static final String RE2J = "com.google.re2j..";

  /** JSON Schema's keywords, which nobody should write anew. */
  private static final String JSON_SCHEMA = "com.networknt.schema..";

  /** What leaves a part of the validator out of a native image. */
  private static final String NATIVE_IMAGE = "com.oracle.svm.core.annotate..";

  /** Tables as text. */
  private static final String FASTCSV = "de.siegmar.fastcsv..";

  /** Connections, to an address apart from the name. */
  private static final String VERTX = "io.vertx.core..";

  /** Frames of WebSockets, which Vert.x hides behind a client that looks names up. */
  private static final String NETTY = "io.netty..";

  /** What goes wrong with certificates. */
  private static final String JAVAX_TLS = "javax.net.ssl..";

  /** Options and parameters of commands. */
  private static final String PICOCLI = "picocli..";

  /** The engine's packages with libraries of their own; what is around them needs none. */
  private static final List<String> PARTS =
      List.of("expression", "pattern", "schema", "surface", "cli");

  @Override
  List<Guard> guards() {
    return List.of(
        Guard.of("core depends on nothing outward", LayerRulesTest::core, CoreWithInjection.class),
        Guard.of(
            "the template engine depends on the core alone, but for its parts",
            LayerRulesTest::template,
            TemplateWithInjection.class,
            EngineThatEvaluates.class,
            EngineThatCollects.class,
            EngineThatSearches.class,
            EngineThatValidates.class,
            EngineThatReadsTrees.class,
            EngineThatReadsTables.class,
            EngineThatReadsOptions.class),
        Guard.of(
            "expressions depend on the engine and on CEL",
            LayerRulesTest::expressions,
            ExpressionThatSearches.class),
        Guard.of(
            "patterns depend on the engine and on what searches them",
            LayerRulesTest::patterns,
            PatternThatEvaluates.class),
        Guard.of(
            "schemas depend on the engine and on their validator",
            LayerRulesTest::schemas,
            SchemaThatSearches.class),
        Guard.of(
            "surfaces depend on the engine and on a reader of tables",
            LayerRulesTest::surfaces,
            SurfaceThatReadsOptions.class),
        Guard.of(
            "the command line depends on the engine and on a reader of options",
            LayerRulesTest::commandLine,
            CommandThatReadsTables.class),
        Guard.of(
            "egress depends on the core and on what it connects with",
            LayerRulesTest::egress,
            EgressThatServes.class),
        Guard.of(
            "applications know no framework",
            LayerRulesTest::application,
            ApplicationWithInjection.class),
        Guard.of(
            "inbound adapters and views see use cases only",
            LayerRulesTest::inbound,
            EndpointThatSeesThrough.class,
            ViewThatSeesTheClient.class),
        Guard.of(
            "outbound adapters do not call back",
            LayerRulesTest::outbound,
            StoreThatCallsBack.class),
        Guard.of(
            "nobody depends on the wiring", LayerRulesTest::wiring, StoreThatSeesItsWiring.class));
  }

  private static ArchRule core(Root root) {
    return classes()
        .that()
        .resideInAPackage(root.core())
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(root.core(), JAVA, JSPECIFY, JACKSON)
        .because("values and ports outlive every framework, and are tested without one");
  }

  private static ArchRule template(Root root) {
    return classes()
        .that()
        .resideInAPackage(root.template())
        .and()
        .resideOutsideOfPackages(
            PARTS.stream().map(part -> part(root, part)).toArray(String[]::new))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(root.template(), root.core(), JAVA, JSPECIFY)
        .because("the language is the same in every service, and knows none of them");
  }

  private static ArchRule expressions(Root root) {
    return only(root, "expression", CEL, GUAVA)
        .because("values and faults of CEL end where the language's own begin");
  }

  private static ArchRule patterns(Root root) {
    return only(root, "pattern", RE2J)
        .because("one package says what a pattern is and searches with it");
  }

  private static ArchRule schemas(Root root) {
    return only(root, "schema", JSON_SCHEMA, JACKSON, NATIVE_IMAGE)
        .because("the trees that the validator reads are of no use elsewhere");
  }

  private static ArchRule surfaces(Root root) {
    return only(root, "surface", FASTCSV)
        .because("a surface adds one library, the one that reads its text");
  }

  private static ArchRule commandLine(Root root) {
    return only(root, "cli", PICOCLI)
        .because("the command line adds one library, the one that reads its arguments");
  }

  private static ClassesShouldConjunction only(Root root, String part, String... libraries) {
    return classes()
        .that()
        .resideInAPackage(part(root, part))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            Stream.concat(
                    Stream.of(root.template(), root.core(), JAVA, JSPECIFY), Stream.of(libraries))
                .toArray(String[]::new));
  }

  private static String part(Root root, String part) {
    return root.module("template." + part);
  }

  private static ArchRule egress(Root root) {
    return classes()
        .that()
        .resideInAPackage(root.module("egress"))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            root.module("egress"), root.core(), JAVA, JAVAX_TLS, JSPECIFY, VERTX, NETTY)
        .because("every service that calls where users point shares it, and it knows none");
  }

  private static ArchRule application(Root root) {
    return classes()
        .that()
        .resideInAPackage(root.application())
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            root.application(), root.core(), root.template(), JAVA, JSPECIFY, JACKSON)
        .because("what the system does is decided without a framework and without logging");
  }

  private static ArchRule inbound(Root root) {
    return noClasses()
        .that()
        .resideInAnyPackage(root.adapterIn(), root.module("ui.view"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            root.portOut(), root.application(), root.adapterOut(), root.layer("remote"))
        .because("REST and screens call use cases and nothing behind them");
  }

  private static ArchRule outbound(Root root) {
    return noClasses()
        .that()
        .resideInAPackage(root.adapterOut())
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(root.portIn(), root.application(), root.adapterIn())
        .because("an adapter serves the core; it does not start anything");
  }

  private static ArchRule wiring(Root root) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root.config())
        .should()
        .dependOnClassesThat(JavaClass.Predicates.resideInAPackage(root.config()))
        .because("config joins the parts and hands them plain values");
  }
}

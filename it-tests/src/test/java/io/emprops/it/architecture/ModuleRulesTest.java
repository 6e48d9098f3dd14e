package io.emprops.it.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.ClassesShouldConjunction;
import com.tngtech.archunit.lang.syntax.elements.ClassesThat;
import io.emprops.it.architecture.breakers.openapi.RedisAbroad;
import io.emprops.it.architecture.breakers.openapi.VaadinAbroad;
import io.emprops.it.architecture.breakers.queue.QueueThatSeesOpenApi;
import io.emprops.it.architecture.breakers.queue.RestAbroad;
import io.emprops.it.architecture.breakers.queue.SqlAbroad;
import java.util.List;

/** Rules 6 and 7: services meet over the wire, and each technology has one home. */
final class ModuleRulesTest extends RulesTest {

  @Override
  List<Guard> guards() {
    return List.of(
        Guard.of(
            "services do not depend on each other",
            ModuleRulesTest::services,
            QueueThatSeesOpenApi.class),
        Guard.of("JAX-RS lives in adapter.in.rest", ModuleRulesTest::jaxRs, RestAbroad.class),
        Guard.of("Vaadin lives in the UI", ModuleRulesTest::vaadin, VaadinAbroad.class),
        Guard.of("Redis lives in adapter.out.redis", ModuleRulesTest::redis, RedisAbroad.class),
        Guard.of("SQL lives in outbound adapters", ModuleRulesTest::sql, SqlAbroad.class));
  }

  private static ArchRule services(Root root) {
    return slices()
        .matching(root.name() + ".(openapi|queue|ui)..")
        .should()
        .notDependOnEachOther()
        .because("they are released and scaled apart, and meet over HTTP and WebSocket");
  }

  private static ArchRule jaxRs(Root root) {
    return home(root.layer("adapter.in.rest"))
        .resideInAPackage("jakarta.ws.rs..")
        .because("HTTP is one way in among others");
  }

  private static ArchRule vaadin(Root root) {
    return home(root.module("ui"))
        .resideInAPackage("com.vaadin..")
        .because("only the screens know how they are drawn");
  }

  private static ArchRule redis(Root root) {
    return home(root.layer("adapter.out.redis"), root.config())
        .resideInAnyPackage(
            "io.vertx.redis..",
            "io.vertx.mutiny.redis..",
            "io.vertx.mutiny.redis.client..",
            "io.quarkus.redis..")
        .because("keys and functions are one adapter's secret");
  }

  private static ArchRule sql(Root root) {
    return home(root.adapterOut(), root.config())
        .resideInAnyPackage(
            "java.sql..",
            "javax.sql..",
            "jakarta.persistence..",
            "org.hibernate..",
            "io.quarkus.hibernate..")
        .because("rows and transactions are one adapter's secret");
  }

  private static ClassesThat<ClassesShouldConjunction> home(String... homes) {
    return noClasses().that().resideOutsideOfPackages(homes).should().dependOnClassesThat();
  }
}

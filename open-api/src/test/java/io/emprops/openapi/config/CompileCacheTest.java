package io.emprops.openapi.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emprops.openapi.support.Await;
import io.emprops.template.CompileResult;
import io.emprops.template.Limits;
import io.emprops.template.TemplateCompiler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class CompileCacheTest {
  private static final int LONGEST = 1_000;
  private static final int CAPACITY = 10_000;

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final CompileMeters meters = new CompileMeters(registry);
  private final TemplateCompiler compiler = new TemplateCompiler(Limits.standard());
  private final AtomicInteger compilations = new AtomicInteger();

  @Test
  void compilesATextOnce() {
    CompileCache cache = cache(this::compile);

    CompileResult first = cache.compile(document("a"));

    assertThat(first).isInstanceOf(CompileResult.Compiled.class);
    assertThat(cache.compile(document("a"))).isSameAs(first);
    assertThat(compilations).hasValue(1);
    assertThat(cache.compile(document("b"))).isNotSameAs(first);
  }

  @Test
  void isMadeOfClassesThatANativeImageKnows() throws ReflectiveOperationException {
    CompileCache cache = cache(this::compile);
    cache.compile(document("a"));

    Object bounded = member(member(cache, "entries"), "cache");
    Object entry = ((Map<?, ?>) member(bounded, "data")).values().iterator().next();

    assertThat(CompileCache.class.getAnnotation(RegisterForReflection.class).classNames())
        .contains(bounded.getClass().getName(), entry.getClass().getName());
  }

  private static Object member(Object of, String name) throws ReflectiveOperationException {
    for (Class<?> type = of.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (field.getName().equals(name)) {
          field.setAccessible(true);
          return field.get(of);
        }
      }
    }
    throw new NoSuchFieldException(name);
  }

  @Test
  void remembersTheErrorsOfAFaultyText() {
    CompileCache cache = cache(this::compile);

    CompileResult first = cache.compile("{");

    assertThat(first).isInstanceOf(CompileResult.Invalid.class);
    assertThat(cache.compile("{")).isSameAs(first);
    assertThat(compilations).hasValue(1);
  }

  @Test
  void compilesATextOnceForAllWhoAskAtATimeAndKeepsNobodyElseWaiting() throws Exception {
    var isAllowed = new CountDownLatch(1);
    CompileCache cache =
        cache(
            source -> {
              if (source.equals(document("slow"))) {
                await(isAllowed);
              }
              return compile(source);
            });
    List<Callable<CompileResult>> askers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      askers.add(() -> cache.compile(document("slow")));
    }

    List<Future<CompileResult>> answers = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      askers.forEach(asker -> answers.add(threads.submit(asker)));
      Await.until("all have asked", () -> cache.stats().requestCount() == 8);
      for (int i = 0; i < 5; i++) {
        cache.compile(document("quick" + i));
      }
      isAllowed.countDown();
    }

    CompileResult first = answers.getFirst().get();
    for (Future<CompileResult> answer : answers) {
      assertThat(answer.get()).isSameAs(first);
    }
    assertThat(compilations).hasValue(6);
  }

  @Test
  void asksAgainWhereTheCompilerBrokeDown() {
    var isBroken = new AtomicInteger(1);
    CompileCache cache =
        cache(
            source -> {
              if (isBroken.getAndDecrement() > 0) {
                throw new IllegalStateException("broken");
              }
              return compile(source);
            });

    assertThatThrownBy(() -> cache.compile(document("a"))).hasMessage("broken");

    assertThat(cache.compile(document("a"))).isInstanceOf(CompileResult.Compiled.class);
  }

  @Test
  void forgetsWhatDoesNotFit() {
    CompileCache cache = cache(this::compile);

    for (int i = 0; i < 50; i++) {
      cache.compile(document("d" + i));
    }

    assertThat(cache.size()).isBetween(1L, (long) CAPACITY / LONGEST);
    assertThat(counted("emprops.templates.evicted")).isEqualTo(50 - cache.size());
  }

  @Test
  void keepsNoTextThatIsLongerThanAnyDocument() {
    CompileCache cache = cache(this::compile);
    cache.compile(document("a"));

    cache.compile("x".repeat(LONGEST + 1));

    assertThat(cache.size()).isEqualTo(1);
  }

  @Test
  void tellsHowItFares() {
    CompileCache cache = cache(this::compile);

    cache.compile(document("a"));
    cache.compile(document("a"));
    cache.compile("{");

    assertThat(registry.get("emprops.templates.asked").tag("kind", "hit").functionCounter().count())
        .isEqualTo(1);
    assertThat(
            registry.get("emprops.templates.asked").tag("kind", "miss").functionCounter().count())
        .isEqualTo(2);
    assertThat(registry.get("emprops.templates.kept").gauge().value()).isEqualTo(2);
    assertThat(timed("valid")).isEqualTo(1);
    assertThat(timed("faulty")).isEqualTo(1);
  }

  private CompileCache cache(Function<String, CompileResult> slowly) {
    var cache = new CompileCache(meters.timed(slowly), LONGEST, CAPACITY);
    meters.watch(cache);
    return cache;
  }

  private CompileResult compile(String source) {
    compilations.incrementAndGet();
    return compiler.compile(source);
  }

  private long counted(String name) {
    return (long) registry.get(name).functionCounter().count();
  }

  private long timed(String outcome) {
    return registry.get("emprops.templates.compiled").tag("outcome", outcome).timer().count();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String document(String text) {
    return "{\"job_type\":\"simulation\",\"template\":\"%s\"}".formatted(text);
  }
}

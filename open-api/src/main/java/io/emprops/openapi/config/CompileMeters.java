package io.emprops.openapi.config;

import com.github.benmanes.caffeine.cache.stats.CacheStats;
import io.emprops.template.CompileResult;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Counts what the compiler and its cache do. */
final class CompileMeters {
  private static final String COMPILED = "emprops.templates.compiled";
  private static final String ASKED = "emprops.templates.asked";

  private final MeterRegistry registry;
  private final Timer valid;
  private final Timer faulty;

  CompileMeters(MeterRegistry registry) {
    this.registry = registry;
    this.valid = registry.timer(COMPILED, "outcome", "valid");
    this.faulty = registry.timer(COMPILED, "outcome", "faulty");
  }

  /** The same compiler, its time taken. */
  Function<String, CompileResult> timed(Function<String, CompileResult> compiler) {
    return source -> {
      Timer.Sample sample = Timer.start(registry);
      CompileResult result = compiler.apply(source);
      sample.stop(
          switch (result) {
            case CompileResult.Compiled _ -> valid;
            case CompileResult.Invalid _ -> faulty;
          });
      return result;
    };
  }

  /** Shows how the cache fares from now on. */
  void watch(CompileCache cache) {
    counter(cache, ASKED, "hit", CacheStats::hitCount);
    counter(cache, ASKED, "miss", CacheStats::missCount);
    FunctionCounter.builder("emprops.templates.evicted", cache, c -> c.stats().evictionCount())
        .register(registry);
    registry.gauge("emprops.templates.kept", cache, CompileCache::size);
  }

  private void counter(
      CompileCache cache, String name, String kind, ToLongFunction<CacheStats> count) {
    FunctionCounter.builder(name, cache, c -> count.applyAsLong(c.stats()))
        .tag("kind", kind)
        .register(registry);
  }
}

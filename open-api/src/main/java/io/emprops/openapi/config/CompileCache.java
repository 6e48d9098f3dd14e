package io.emprops.openapi.config;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import io.emprops.template.CompileResult;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Compiles each text once, however many ask for it at a time, and keeps what became of it, errors
 * too: an editor asks for the same faulty text in several ways. Thread-safe.
 */
// Caffeine finds the class of a cache, and that of its entries, by what was asked for.
@RegisterForReflection(
    classNames = {
      "com.github.benmanes.caffeine.cache.SSSMW",
      "com.github.benmanes.caffeine.cache.PSMW"
    })
final class CompileCache {
  /** What an entry takes beside its text, in characters. */
  private static final int ENTRY = 1_000;

  private final Function<String, CompileResult> compiler;
  private final int mostCharacters;
  private final AsyncCache<String, Entry> entries;

  /**
   * An empty cache.
   *
   * @param mostCharacters that a document may have; longer texts are refused at a glance, and would
   *     only push out others
   * @param capacity in characters of source text; forgets first what was not asked for lately
   */
  CompileCache(Function<String, CompileResult> compiler, int mostCharacters, long capacity) {
    this.compiler = compiler;
    this.mostCharacters = mostCharacters;
    this.entries =
        Caffeine.newBuilder()
            .maximumWeight(capacity)
            .weigher((String _, Entry entry) -> entry.length() + ENTRY)
            .executor(Runnable::run)
            .recordStats()
            .buildAsync();
  }

  /** What becomes of a text that has no half of a surrogate pair. */
  @SuppressWarnings("ReferenceEquality") // whose future was taken is the very question
  CompileResult compile(String source) {
    if (source.length() > mostCharacters) {
      return compiler.apply(source);
    }
    var ours = new CompletableFuture<Entry>();
    // Whoever comes first compiles in its own thread, outside the cache's locks.
    CompletableFuture<Entry> entry = entries.get(sha256(source), (_, _) -> ours);
    if (entry == ours) {
      fill(ours, source);
    }
    return entry.join().result();
  }

  /** Hits, misses and evictions so far, and the time spent on compiling. */
  CacheStats stats() {
    return entries.synchronous().stats();
  }

  /** How many documents are kept. */
  long size() {
    return entries.synchronous().estimatedSize();
  }

  private void fill(CompletableFuture<Entry> entry, String source) {
    try {
      entry.complete(new Entry(compiler.apply(source), source.length()));
    } finally {
      // Those who wait must not wait forever where the compiler broke down.
      entry.cancel(false);
    }
  }

  private static String sha256(String source) {
    try {
      byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private record Entry(CompileResult result, int length) {}
}

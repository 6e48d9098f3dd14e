package io.emprops.queue.adapter.out.redis;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The libraries, with each call broken at each of its reads before it is made. */
final class BrokenLibraries {
  private static final String PRELUDE = "/redis/broken_midway.lua";

  private final TestRedis redis;

  /** Loads them in place of the whole ones. */
  BrokenLibraries(TestRedis redis) {
    this.redis = redis;
    for (FunctionLibrary library : FunctionLibrary.ALL) {
      redis.command(
          Request.cmd(Command.FUNCTION).arg("LOAD").arg("REPLACE").arg(brokenCode(library)));
    }
  }

  private static String brokenCode(FunctionLibrary library) {
    String code = library.code();
    int begin = code.indexOf('\n') + 1;
    String prelude = prelude().replace("LIBRARY", library.name());
    return code.substring(0, begin) + prelude + code.substring(begin);
  }

  private static String prelude() {
    try (InputStream in = BrokenLibraries.class.getResourceAsStream(PRELUDE)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The functions that are free to write, and were not broken since they were loaded. */
  SortedSet<String> unbroken() {
    SortedSet<String> functions = writing();
    functions.removeAll(broken());
    return functions;
  }

  private Set<String> broken() {
    return FunctionLibrary.ALL.stream()
        .map(library -> Request.cmd(Command.FCALL).arg(library.name() + "_broken").arg(0))
        .flatMap(request -> redis.command(request).stream())
        .map(Response::toString)
        .collect(Collectors.toSet());
  }

  private SortedSet<String> writing() {
    Response libraries = redis.command(Request.cmd(Command.FUNCTION).arg("LIST"));
    return libraries.stream()
        .flatMap(library -> library.get("functions").stream())
        .filter(function -> function.get("flags").stream().findAny().isEmpty())
        .map(function -> function.get("name").toString())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

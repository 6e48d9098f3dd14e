package io.emprops.it.bench.engine;

import gg.jte.CodeResolver;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import gg.jte.runtime.Constants;
import io.emprops.it.bench.work.TemplatePart;
import io.emprops.it.bench.work.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** jte as it is fastest: templates compiled to classes beforehand, their texts kept as UTF-8. */
final class JteEngine implements Engine {
  /**
   * The virtual machine leaves methods over 8 000 bytes interpreted, so long templates are split.
   */
  private static final int PARTS_IN_A_TEMPLATE = 200;

  private static final String HEAD =
      "@import io.emprops.it.bench.engine.JsonEscape\n@param java.util.Map<String, Object> v\n";

  @Override
  public Template read(Work work) {
    Path classes = temporaryFolder();
    try {
      TemplateEngine engine = precompiled(new Sources(TemplatePart.of(work)), classes);
      // Loads every class, after which the folder is needed no longer.
      rendered(engine, PeerTemplate.values(work.inputs()));
      return inputs -> {
        Map<String, Object> values = PeerTemplate.values(inputs);
        return () -> rendered(engine, values);
      };
    } finally {
      delete(classes);
    }
  }

  // As an object the values are the one parameter; as a map they would be taken for all of them.
  private static ByteBuffer rendered(TemplateEngine engine, Object values) {
    var output = new Utf8ByteOutput();
    engine.render(Sources.MAIN, values, output);
    return ByteBuffer.wrap(output.toByteArray());
  }

  private static TemplateEngine precompiled(Sources sources, Path classes) {
    TemplateEngine compiler =
        TemplateEngine.create(
            sources,
            classes,
            ContentType.Plain,
            JteEngine.class.getClassLoader(),
            Constants.PACKAGE_NAME_PRECOMPILED);
    compiler.setBinaryStaticContent(true);
    compiler.precompileAll();
    TemplateEngine engine = TemplateEngine.createPrecompiled(classes, ContentType.Plain);
    engine.setBinaryStaticContent(true);
    return engine;
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("jte");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a temporary folder", e);
    }
  }

  private static void delete(Path folder) {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + folder, e);
    }
  }

  /** The work as jte templates: one that calls the others in turn. */
  private static final class Sources implements CodeResolver {
    private static final String MAIN = "main.jte";
    private final Map<String, String> sources = new LinkedHashMap<>();

    private Sources(List<TemplatePart> parts) {
      List<String> calls = new ArrayList<>();
      for (int from = 0; from < parts.size(); from += PARTS_IN_A_TEMPLATE) {
        int to = Math.min(parts.size(), from + PARTS_IN_A_TEMPLATE);
        sources.put("part" + from + ".jte", HEAD + body(parts.subList(from, to)));
        calls.add("@template.part" + from + "(v = v)");
      }
      sources.put(MAIN, calls.size() == 1 ? HEAD + body(parts) : HEAD + String.join("", calls));
    }

    private static String body(List<TemplatePart> parts) {
      return PeerTemplate.text(parts, name -> "${JsonEscape.of(v.get(\"" + name + "\"))}");
    }

    @Override
    public String resolve(String name) {
      return Objects.requireNonNull(sources.get(name), name);
    }

    @Override
    public boolean exists(String name) {
      return sources.containsKey(name);
    }

    @Override
    public long getLastModified(String name) {
      return 0;
    }

    @Override
    public List<String> resolveAllTemplateNames() {
      return List.copyOf(sources.keySet());
    }
  }
}

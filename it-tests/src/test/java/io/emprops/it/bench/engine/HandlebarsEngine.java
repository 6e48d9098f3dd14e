package io.emprops.it.bench.engine;

import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.context.MapValueResolver;
import io.emprops.it.bench.work.Work;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Handlebars.java, with its escaping for HTML replaced, and its delimiters, which it cannot tell
 * from the braces of an object that ends behind a placeholder.
 */
final class HandlebarsEngine implements Engine {
  @Override
  public Template read(Work work) {
    String text = PeerTemplate.text(work, name -> "<%" + name + "%>");
    com.github.jknack.handlebars.Template template = compiled(text);
    return inputs -> {
      Context context =
          Context.newBuilder(PeerTemplate.values(inputs))
              .resolver(MapValueResolver.INSTANCE)
              .build();
      return PeerTemplate.rendering(writer -> template.apply(context, writer));
    };
  }

  private static com.github.jknack.handlebars.Template compiled(String text) {
    try {
      return new Handlebars().with(JsonEscape::of).compileInline(text, "<%", "%>");
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory cannot fail", e);
    }
  }
}

package io.emprops.it.bench.engine;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import io.emprops.it.bench.work.Work;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Map;

/** mustache.java, with its escaping for HTML replaced. */
final class MustacheEngine implements Engine {
  @Override
  public Template read(Work work) {
    String text = PeerTemplate.text(work, name -> "{{" + name + "}}");
    Mustache template = new JsonMustacheFactory().compile(new StringReader(text), work.name());
    return inputs -> {
      Map<String, Object> values = PeerTemplate.values(inputs);
      return PeerTemplate.rendering(writer -> template.execute(writer, values));
    };
  }

  private static final class JsonMustacheFactory extends DefaultMustacheFactory {
    @Override
    public void encode(String value, Writer writer) {
      try {
        writer.write(JsonEscape.of(value));
      } catch (IOException e) {
        throw new UncheckedIOException("writing to memory cannot fail", e);
      }
    }
  }
}

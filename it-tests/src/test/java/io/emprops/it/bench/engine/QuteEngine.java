package io.emprops.it.bench.engine;

import io.emprops.it.bench.work.Work;
import io.quarkus.qute.Expression;
import io.quarkus.qute.ResultMapper;
import io.quarkus.qute.TemplateNode.Origin;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Qute, with a mapper that escapes each result for JSON. */
final class QuteEngine implements Engine {
  @Override
  public Template read(Work work) {
    io.quarkus.qute.Template template =
        io.quarkus.qute.Engine.builder()
            .addDefaults()
            .addResultMapper(new JsonResults())
            .build()
            .parse(PeerTemplate.text(work, name -> "{" + name + "}"));
    return inputs -> {
      Map<String, Object> values = PeerTemplate.values(inputs);
      return () -> ByteBuffer.wrap(template.render(values).getBytes(StandardCharsets.UTF_8));
    };
  }

  private static final class JsonResults implements ResultMapper {
    @Override
    public boolean appliesTo(Origin origin, Object result) {
      return true;
    }

    @Override
    public String map(Object result, Expression expression) {
      return JsonEscape.of(result);
    }
  }
}

package io.emprops.it.bench.engine;

import io.emprops.it.bench.work.Work;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.Map;

/** Pebble, with an escaping strategy for JSON. */
final class PebbleTextEngine implements Engine {
  @Override
  public Template read(Work work) {
    PebbleTemplate template =
        new PebbleEngine.Builder()
            .addEscapingStrategy("json", JsonEscape::of)
            .defaultEscapingStrategy("json")
            .strictVariables(true)
            .build()
            .getLiteralTemplate(PeerTemplate.text(work, name -> "{{ " + name + " }}"));
    return inputs -> {
      Map<String, Object> values = PeerTemplate.values(inputs);
      return PeerTemplate.rendering(writer -> template.evaluate(writer, values));
    };
  }
}

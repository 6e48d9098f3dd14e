package io.emprops.it.bench.engine;

import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.it.bench.work.Work;

/** One that makes payloads from templates. */
public interface Engine {

  /** Does all that is done once: reads the template, and brings the inputs into its own form. */
  Rendering prepare(Work work, JsonObject inputs);

  /** A template and inputs, ready to be rendered any number of times. */
  interface Rendering {
    /** The payload in UTF-8, rendered anew. */
    byte[] render();
  }
}

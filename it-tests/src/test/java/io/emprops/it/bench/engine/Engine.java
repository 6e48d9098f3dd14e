package io.emprops.it.bench.engine;

import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.it.bench.work.Work;
import java.nio.ByteBuffer;

/** One that makes payloads from templates. */
public interface Engine {

  /** Reads the work's template, once for any inputs. */
  Template read(Work work);

  /** A template that was read. */
  interface Template {
    /** Brings inputs into the engine's own form, once for any number of renderings. */
    Rendering with(JsonObject inputs);
  }

  /** A template with inputs. */
  interface Rendering {
    /** The payload in UTF-8, rendered anew. */
    ByteBuffer render();
  }
}

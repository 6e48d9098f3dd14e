package io.emprops.it.bench.engine;

import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.template.RenderContext;
import io.emprops.core.template.WriteOutcome;
import io.emprops.it.bench.work.Work;
import io.emprops.template.CompileResult;
import io.emprops.template.CompiledTemplate;
import io.emprops.template.Limits;
import io.emprops.template.TemplateCompiler;
import io.emprops.template.UnknownInputs;
import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * The engine of this project: compiled once; checks its inputs each time, as it does in service.
 */
public final class OurEngine implements Engine {
  private static final RenderContext CONTEXT = new RenderContext(Instant.EPOCH, 42);

  /** Compiles a document that is known to be right. */
  public static CompiledTemplate compiled(TemplateCompiler compiler, String source) {
    return switch (compiler.compile(source)) {
      case CompileResult.Compiled compiled -> compiled.template();
      case CompileResult.Invalid invalid ->
          throw new IllegalArgumentException("the document has errors: " + invalid.errors());
    };
  }

  @Override
  public Template read(Work work) {
    CompiledTemplate template = compiled(new TemplateCompiler(Limits.standard()), work.source());
    return inputs -> () -> rendered(template, inputs);
  }

  private static ByteBuffer rendered(CompiledTemplate template, JsonObject inputs) {
    return switch (template.write(inputs, CONTEXT, UnknownInputs.REFUSE)) {
      case WriteOutcome.Written(var payload, _) -> payload.asByteBuffer();
      case WriteOutcome.Refused(var errors) ->
          throw new IllegalArgumentException("the inputs have errors: " + errors);
    };
  }
}

package io.emprops.it.bench;

import io.emprops.it.bench.engine.Contender;
import io.emprops.it.bench.engine.Engine;
import io.emprops.it.bench.work.GrowthPoint;
import io.emprops.it.bench.work.Work;
import io.emprops.template.CompileResult;
import io.emprops.template.Limits;
import io.emprops.template.TemplateCompiler;
import java.nio.ByteBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Our engine on documents of growing size. */
@State(Scope.Benchmark)
public class GrowthBenchmark {
  @Param("variables=1")
  public String point = "variables=1";

  private final TemplateCompiler compiler = new TemplateCompiler(Limits.standard());
  private String source = "";
  private Engine.Rendering rendering = () -> ByteBuffer.allocate(0);

  /** Makes the document and compiles it once. */
  @Setup
  public void prepare() {
    Work work = GrowthPoint.parse(point).work();
    source = work.source();
    rendering = Contender.OURS.engine().read(work).with(work.inputs());
  }

  /** The document compiled. */
  @Benchmark
  public CompileResult compile() {
    return compiler.compile(source);
  }

  /** Its payload rendered. */
  @Benchmark
  public ByteBuffer render() {
    return rendering.render();
  }
}

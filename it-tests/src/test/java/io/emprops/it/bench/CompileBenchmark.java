package io.emprops.it.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.emprops.it.bench.work.StandardWork;
import io.emprops.template.Limits;
import io.emprops.template.TemplateCompiler;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** One document compiled, in turn with Jackson's reader of trees on the same text. */
@State(Scope.Benchmark)
public class CompileBenchmark {
  static final String TREE = "jacksonTree";

  @Param public StandardWork work = StandardWork.CHAT;

  private final TemplateCompiler compiler = new TemplateCompiler(Limits.standard());
  private final ObjectMapper mapper = new ObjectMapper();
  private String source = "";
  private int calls = 1;

  /** Takes the document's text. */
  @Setup
  public void prepare() {
    source = work.work().source();
    calls = Sides.callsPerTurn(source.length());
  }

  /** A turn of each. */
  @Benchmark
  public void turns(Sides sides, Blackhole sink) throws IOException {
    sides.begin();
    for (int call = 0; call < calls; call++) {
      sink.consume(compiler.compile(source));
    }
    sides.endOurs();
    sides.begin();
    for (int call = 0; call < calls; call++) {
      sink.consume(mapper.readTree(source));
    }
    sides.endOther(calls);
  }
}

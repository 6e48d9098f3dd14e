package io.emprops.it.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.emprops.it.bench.work.StandardWork;
import io.emprops.template.CompileResult;
import io.emprops.template.Limits;
import io.emprops.template.TemplateCompiler;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One document compiled, beside what Jackson takes to read the same text. */
@State(Scope.Benchmark)
public class CompileBenchmark {
  static final String TREE = "jacksonTree";

  @Param public StandardWork work = StandardWork.CHAT;

  private final TemplateCompiler compiler = new TemplateCompiler(Limits.standard());
  private final ObjectMapper mapper = new ObjectMapper();
  private String source = "";

  /** Takes the document's text. */
  @Setup
  public void prepare() {
    source = work.work().source();
  }

  /** Our compiler. */
  @Benchmark
  public CompileResult ours() {
    return compiler.compile(source);
  }

  /** Jackson's reader of trees. */
  @Benchmark
  public JsonNode jacksonTree() throws IOException {
    return mapper.readTree(source);
  }
}

package io.emprops.it.bench;

import io.emprops.it.bench.engine.Contender;
import io.emprops.it.bench.engine.Engine;
import io.emprops.it.bench.work.StandardWork;
import io.emprops.it.bench.work.Work;
import java.nio.ByteBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One payload of a work by one contender, from prepared inputs to UTF-8. */
@State(Scope.Benchmark)
public class RenderBenchmark {
  @Param public StandardWork work = StandardWork.CHAT;
  @Param public Contender contender = Contender.OURS;

  private Engine.Rendering rendering = () -> ByteBuffer.allocate(0);

  /** Prepares template and inputs. */
  @Setup
  public void prepare() {
    Work prepared = work.work();
    rendering = contender.engine().read(prepared).with(prepared.inputs());
  }

  /** What is measured. */
  @Benchmark
  public ByteBuffer render() {
    return rendering.render();
  }
}

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
import org.openjdk.jmh.infra.Blackhole;

/** Payloads of a work, from prepared inputs to UTF-8, by ours and one contender in turn. */
@State(Scope.Benchmark)
public class RenderBenchmark {
  @Param public StandardWork work = StandardWork.CHAT;
  @Param public Contender contender = Contender.JTE;

  private Engine.Rendering ours = () -> ByteBuffer.allocate(0);
  private Engine.Rendering other = ours;
  private int calls = 1;

  /** Prepares templates and inputs. */
  @Setup
  public void prepare() {
    Work prepared = work.work();
    ours = rendering(Contender.OURS, prepared);
    other = rendering(contender, prepared);
    calls = Sides.callsPerTurn(ours.render().remaining());
  }

  private static Engine.Rendering rendering(Contender contender, Work work) {
    return contender.engine().read(work).with(work.inputs());
  }

  /** A turn of each. */
  @Benchmark
  public void turns(Sides sides, Blackhole sink) {
    sides.begin();
    renderOurs(sink);
    sides.endOurs();
    sides.begin();
    renderOther(sink);
    sides.endOther(calls);
  }

  // A loop for each, so that each is compiled for the one engine that it calls.

  private void renderOurs(Blackhole sink) {
    for (int call = 0; call < calls; call++) {
      sink.consume(ours.render());
    }
  }

  private void renderOther(Blackhole sink) {
    for (int call = 0; call < calls; call++) {
      sink.consume(other.render());
    }
  }
}

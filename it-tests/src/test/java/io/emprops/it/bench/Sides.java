package io.emprops.it.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What two sides took in one iteration, in which they took turns. A turn is far shorter than the
 * seconds for which a shared machine keeps one speed, so that both meet the same speeds.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class Sides {
  /** What one turn reads or writes, about, so that reading the clock does not count. */
  private static final int BYTES_PER_TURN = 200_000;

  private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  public long calls;
  public long oursNanos;
  public long oursBytes;
  public long otherNanos;
  public long otherBytes;

  private long startNanos;
  private long startBytes;

  /** How often one side is called in its turn. */
  static int callsPerTurn(int bytesPerCall) {
    return Math.max(1, BYTES_PER_TURN / Math.max(1, bytesPerCall));
  }

  /** A turn begins. */
  void begin() {
    startBytes = THREAD.getCurrentThreadAllocatedBytes();
    startNanos = System.nanoTime();
  }

  /** The turn that began last was ours. */
  void endOurs() {
    oursNanos += System.nanoTime() - startNanos;
    oursBytes += THREAD.getCurrentThreadAllocatedBytes() - startBytes;
  }

  /** The turn that began last was the other's; both had as many calls. */
  void endOther(int callsOfEach) {
    otherNanos += System.nanoTime() - startNanos;
    otherBytes += THREAD.getCurrentThreadAllocatedBytes() - startBytes;
    calls += callsOfEach;
  }
}

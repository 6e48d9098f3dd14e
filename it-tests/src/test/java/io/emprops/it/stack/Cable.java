package io.emprops.it.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What lies between two processes, and can be cut. Where several servers do the same, each new
 * connection goes to the next of those that take it.
 */
final class Cable implements AutoCloseable {
  private static final int CONNECT_MS = 1_000;
  private static final int BUFFER = 16_384;

  private final ServerSocket server;
  private final List<Integer> targets;
  private final AtomicInteger turn = new AtomicInteger();
  private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition heard = lock.newCondition();
  private volatile State state = State.WHOLE;

  /** How it is. */
  enum State {
    WHOLE,
    /** Whoever connects is turned away at once. */
    CUT,
    /** Nothing goes through, and nobody is told; what was sent arrives later. */
    SILENT
  }

  private Cable(ServerSocket server, List<Integer> targets) {
    this.server = server;
    this.targets = List.copyOf(targets);
  }

  /** Leads to these ports of the loopback address. */
  static Cable to(List<Integer> targets) {
    try {
      var cable = new Cable(new ServerSocket(0, 64, InetAddress.getLoopbackAddress()), targets);
      Thread.ofVirtual().name("cable").start(cable::accept);
      return cable;
    } catch (IOException e) {
      throw new StackFailure("no port for a cable", e);
    }
  }

  int port() {
    return server.getLocalPort();
  }

  /** Cuts every connection, and turns new ones away until it is mended. */
  void cut() {
    become(State.CUT);
    ends.forEach(Cable::shut);
  }

  /** Holds back whatever is sent until it is mended. */
  void silence() {
    become(State.SILENT);
  }

  void mend() {
    become(State.WHOLE);
  }

  private void become(State next) {
    lock.lock();
    try {
      state = next;
      heard.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket near = server.accept();
        if (state == State.CUT) {
          shut(near);
        } else {
          Thread.ofVirtual().start(() -> join(near));
        }
      } catch (IOException e) {
        if (!server.isClosed()) {
          throw new UncheckedIOException("a cable takes no more connections", e);
        }
      }
    }
  }

  private void join(Socket near) {
    ends.add(near);
    for (int i = 0; i < targets.size(); i++) {
      int target = targets.get(Math.floorMod(turn.getAndIncrement(), targets.size()));
      var far = new Socket();
      try {
        far.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), CONNECT_MS);
      } catch (IOException e) {
        shut(far);
        continue;
      }
      ends.add(far);
      Thread.ofVirtual().start(() -> pump(near, far));
      pump(far, near);
      return;
    }
    ends.remove(near);
    shut(near);
  }

  private void pump(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      var buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        awaitSound();
        out.write(buffer, 0, read);
        out.flush();
      }
    } catch (IOException e) {
      // One end has gone, and so has the other now.
    } finally {
      ends.remove(from);
      ends.remove(to);
    }
  }

  private void awaitSound() throws IOException {
    lock.lock();
    try {
      while (state == State.SILENT) {
        heard.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException("closing a cable", e);
    }
    cut();
  }

  private static void shut(Socket socket) {
    try {
      // Without a word, as where a machine is gone.
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      // It is shut already.
    }
  }
}

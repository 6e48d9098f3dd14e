package io.emprops.it.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CableTest {
  private static final int LONGEST_MS = 10_000;
  private static final int SILENCE_MS = 200;

  private final ServerSocket server = listen();
  private final Cable cable = Cable.to(List.of(server.getLocalPort()));

  private static ServerSocket listen() {
    try {
      var server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
      server.setSoTimeout(LONGEST_MS);
      return server;
    } catch (IOException e) {
      throw new StackFailure("no port", e);
    }
  }

  @AfterEach
  void close() throws IOException {
    cable.close();
    server.close();
  }

  @Test
  void bringsWhatIsSentBothWays() throws IOException {
    try (Socket near = connect();
        Socket far = server.accept()) {
      near.getOutputStream().write(1);
      far.getOutputStream().write(2);

      assertThat(far.getInputStream().read()).isEqualTo(1);
      assertThat(near.getInputStream().read()).isEqualTo(2);
    }
  }

  @Test
  void endsEveryConnectionWhenItIsCut() throws IOException {
    try (Socket near = connect();
        Socket far = server.accept()) {
      cable.cut();

      assertThat(isOver(near)).isTrue();
      assertThat(isOver(far)).isTrue();
    }
    try (Socket late = connect()) {
      assertThat(isOver(late)).isTrue();
    }
  }

  @Test
  void bringsLaterWhatIsSentInSilence() throws IOException {
    try (Socket near = connect();
        Socket far = server.accept()) {
      far.setSoTimeout(SILENCE_MS);
      cable.silence();
      near.getOutputStream().write(1);
      assertThatThrownBy(() -> far.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);

      cable.mend();

      far.setSoTimeout(LONGEST_MS);
      assertThat(far.getInputStream().read()).isEqualTo(1);
    }
  }

  @Test
  void goesToAnotherServerWhereOneIsGone() throws IOException {
    ServerSocket gone = listen();
    int port = gone.getLocalPort();
    gone.close();
    try (Cable two = Cable.to(List.of(port, server.getLocalPort()));
        Socket near = new Socket(InetAddress.getLoopbackAddress(), two.port());
        Socket far = server.accept()) {
      near.getOutputStream().write(1);

      assertThat(far.getInputStream().read()).isEqualTo(1);
    }
  }

  private Socket connect() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), cable.port());
    socket.setSoTimeout(LONGEST_MS);
    return socket;
  }

  private static boolean isOver(Socket socket) throws IOException {
    try {
      socket.setSoTimeout(LONGEST_MS);
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }
}

package io.emprops.queue.worker.remote;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.emprops.core.job.port.out.QueueUnavailableException;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.problem.Problem;
import io.emprops.core.worker.GatewayMessage;
import io.emprops.core.worker.GatewayMessage.Refused;
import io.emprops.core.worker.WorkerMessage;
import io.emprops.core.worker.port.in.ServeWorkerUseCase;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A gateway in another process. Only {@code register} opens a connection: after one is lost, the
 * worker first says who it is and what it is at.
 */
public final class RemoteGateway implements ServeWorkerUseCase, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(RemoteGateway.class);
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  private final GatewayAddress address;
  private final GatewayWire wire;
  private final HttpClient http;
  private @Nullable GatewayLine line;

  /** A gateway that is not asked before the first message. */
  public RemoteGateway(GatewayAddress address, ObjectMapper mapper) {
    this.address = address;
    this.wire = new GatewayWire(mapper);
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(address.longestAnswer())
            .build();
  }

  @Override
  public GatewayMessage serve(WorkerMessage message) {
    return switch (lineFor(message)) {
      case Connected(GatewayLine open) -> ask(open, message);
      case ShutOut(Problem problem) -> new Refused(problem, message.named());
    };
  }

  private static GatewayMessage ask(GatewayLine open, WorkerMessage message) {
    GatewayMessage answer = open.ask(message);
    if (answer instanceof Refused(Problem problem, var _)
        && problem.code() == ErrorCode.UNAVAILABLE) {
      throw new QueueUnavailableException(problem.detail());
    }
    return answer;
  }

  private synchronized Way lineFor(WorkerMessage message) {
    GatewayLine open = line;
    if (open != null && open.isOpen()) {
      return new Connected(open);
    }
    if (!(message instanceof WorkerMessage.Register)) {
      throw new QueueUnavailableException("there is no connection to the gateway");
    }
    Way way = connect();
    line = way instanceof Connected(GatewayLine connected) ? connected : null;
    return way;
  }

  private Way connect() {
    if (address.transport() == Transport.HTTP) {
      return polling();
    }
    try {
      return new Connected(SocketLine.open(http, address, wire));
    } catch (ExecutionException e) {
      return otherWay(e.getCause());
    } catch (TimeoutException e) {
      return otherWay(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new QueueUnavailableException("interrupted", e);
    }
  }

  private Way otherWay(@Nullable Throwable cause) {
    Optional<Integer> status =
        cause instanceof WebSocketHandshakeException handshake
            ? Optional.of(handshake.getResponse().statusCode())
            : Optional.empty();
    if (status.filter(it -> it == UNAUTHORIZED || it == FORBIDDEN).isPresent()) {
      return new ShutOut(
          Problem.of(
              ErrorCode.UNAUTHENTICATED,
              "the gateway does not take this worker's token (%d)".formatted(status.get()),
              List.of()));
    }
    if (address.transport() == Transport.AUTO && !(cause instanceof ConnectException)) {
      LOG.infof("no WebSocket to %s, so over HTTP: %s", address.root(), cause);
      return polling();
    }
    throw new QueueUnavailableException(
        "no connection to " + address.root(), cause == null ? new ConnectException() : cause);
  }

  private Way polling() {
    return new Connected(new PollingLine(http, address, wire));
  }

  @Override
  public synchronized void close() {
    if (line != null) {
      line.close();
    }
    http.shutdownNow();
  }

  /** What came of a try to connect. */
  private sealed interface Way {}

  private record Connected(GatewayLine line) implements Way {}

  private record ShutOut(Problem problem) implements Way {}
}

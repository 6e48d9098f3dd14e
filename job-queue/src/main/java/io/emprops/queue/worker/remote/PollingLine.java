package io.emprops.queue.worker.remote;

import io.emprops.core.job.port.out.QueueUnavailableException;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.problem.Problem;
import io.emprops.core.worker.GatewayMessage;
import io.emprops.core.worker.GatewayMessage.Refused;
import io.emprops.core.worker.WorkerMessage;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/**
 * A request for each message. Its first failure closes it: then the worker has to say who it is.
 */
final class PollingLine implements GatewayLine {
  private static final int SERVER_ERROR = 500;

  private final HttpClient http;
  private final GatewayAddress address;
  private final GatewayWire wire;
  private volatile boolean open = true;

  PollingLine(HttpClient http, GatewayAddress address, GatewayWire wire) {
    this.http = http;
    this.address = address;
    this.wire = wire;
  }

  @Override
  public GatewayMessage ask(WorkerMessage message) {
    HttpRequest request =
        HttpRequest.newBuilder(address.path(pathOf(message)))
            .timeout(longestFor(message))
            .header("Authorization", address.authorization())
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofString(wire.write(message)))
            .build();
    try {
      return read(message, http.send(request, BodyHandlers.ofString()));
    } catch (IOException e) {
      open = false;
      throw new QueueUnavailableException("no answer to " + message.named(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      open = false;
      throw new QueueUnavailableException("interrupted", e);
    }
  }

  private GatewayMessage read(WorkerMessage message, HttpResponse<String> response) {
    boolean isProblem =
        response
            .headers()
            .firstValue("Content-Type")
            .filter(type -> type.startsWith(Problem.MEDIA_TYPE))
            .isPresent();
    if (isProblem) {
      return new Refused(
          wire.problem(response.body()).orElseGet(() -> problemOf(response.statusCode())),
          message.named());
    }
    if (response.statusCode() >= SERVER_ERROR) {
      throw new QueueUnavailableException(
          "the gateway answers %d to %s".formatted(response.statusCode(), message.named()));
    }
    return wire.answer(response.body())
        .orElseGet(() -> new Refused(problemOf(response.statusCode()), message.named()));
  }

  private static Problem problemOf(int status) {
    ErrorCode code =
        switch (status) {
          case 401 -> ErrorCode.UNAUTHENTICATED;
          case 403 -> ErrorCode.FORBIDDEN;
          case 404 -> ErrorCode.NOT_FOUND;
          default -> ErrorCode.REQUEST_INVALID;
        };
    return Problem.of(
        code, "the gateway answers %d and nothing that is known here".formatted(status), List.of());
  }

  private static String pathOf(WorkerMessage message) {
    return message instanceof WorkerMessage.UpdateCapabilities ? "capabilities" : message.named();
  }

  private Duration longestFor(WorkerMessage message) {
    Duration longest = address.longestAnswer();
    return message instanceof WorkerMessage.Pull pull ? longest.plusMillis(pull.waitMs()) : longest;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() {
    open = false;
  }
}

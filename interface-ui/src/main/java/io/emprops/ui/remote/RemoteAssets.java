package io.emprops.ui.remote;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.emprops.core.asset.Asset;
import io.emprops.core.asset.AssetId;
import io.emprops.core.asset.port.in.KeepAssetUseCase;
import io.emprops.core.asset.port.in.ReadAssetQuery;
import io.emprops.core.identity.Principal;
import io.emprops.ui.problem.ApiUnavailableException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Files at open-api, passed on as they come. */
@Singleton
final class RemoteAssets implements ReadAssetQuery, KeepAssetUseCase {
  private static final Duration LONGEST_HEAD = Duration.ofSeconds(30);
  private static final Duration LONGEST_UPLOAD = Duration.ofMinutes(10);
  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int PARTIAL = 206;
  private static final int NOT_FOUND = 404;
  private static final int BEYOND = 416;

  private final ApiClient api;

  RemoteAssets(ApiClient api) {
    this.api = api;
  }

  @Override
  public Optional<Asset> find(Principal caller, AssetId id) {
    var request = api.request(path(id)).timeout(LONGEST_HEAD).HEAD().build();
    var response = send(request, BodyHandlers.discarding());
    return switch (response.statusCode()) {
      case OK -> {
        var headers = response.headers();
        yield Optional.of(
            new Asset(
                id,
                headers.firstValue("Content-Type").orElse("application/octet-stream"),
                headers.firstValueAsLong("Content-Length").orElse(0),
                null));
      }
      case NOT_FOUND -> Optional.empty();
      default -> throw api.problem(response.statusCode(), "");
    };
  }

  @Override
  public Optional<InputStream> read(Principal caller, AssetId id, long offset) {
    var request = api.request(path(id)).setHeader("Accept", "*/*").timeout(LONGEST_HEAD);
    if (offset > 0) {
      request.header("Range", "bytes=%d-".formatted(offset));
    }
    var response = send(request.build(), BodyHandlers.ofInputStream());
    return switch (response.statusCode()) {
      case OK, PARTIAL -> Optional.of(response.body());
      case NOT_FOUND -> closed(response.body(), Optional.empty());
      case BEYOND -> closed(response.body(), Optional.of(InputStream.nullInputStream()));
      default -> throw api.problem(response.statusCode(), text(response.body()));
    };
  }

  /**
   * Passes the file on as it comes.
   *
   * @throws ApiProblemException if it is not taken, also where it is too large
   */
  @Override
  public KeepOutcome keep(Principal caller, InputStream content, @Nullable String name) {
    String query = ApiClient.query(Map.of("name", name == null ? "" : name));
    var request =
        api.request("/assets" + query)
            .header("Content-Type", "application/octet-stream")
            .timeout(LONGEST_UPLOAD)
            .POST(BodyPublishers.ofInputStream(() -> content));
    var response = send(request.build(), BodyHandlers.ofString());
    if (response.statusCode() != CREATED) {
      throw api.problem(response.statusCode(), response.body());
    }
    return new Kept(new ApiReply("POST /assets", response, api.json()).as(Asset.class));
  }

  private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> body) {
    var what = request.method() + " " + request.uri().getPath();
    try {
      return api.http().send(request, body);
    } catch (IOException e) {
      throw new ApiUnavailableException(what + " got no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiUnavailableException(what + " was interrupted", e);
    }
  }

  private static String path(AssetId id) {
    return "/assets/" + id;
  }

  private static <T> T closed(InputStream body, T result) {
    text(body);
    return result;
  }

  private static String text(InputStream body) {
    try (body) {
      return new String(body.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new ApiUnavailableException("a file's answer broke off", e);
    }
  }
}

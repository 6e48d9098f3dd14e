package io.emprops.it.provider;

import java.util.Map;

/**
 * One provider's API, mounted below {@code /<name>}. It judges requests as strictly as the provider
 * does, and knows no faults: those befall its answers. Called on many threads at once.
 */
public interface FakeApi {

  /** The first part of the paths that it serves, for example {@code openai}. */
  String name();

  /**
   * What job-queue needs to know of it.
   *
   * @param url where it is mounted, without a slash at its end
   * @return environment variables: the connector's base URL and key
   */
  Map<String, String> environment(String url);

  /** Answers a request, with {@link #error} where it does not fit. */
  FakeAnswer answer(FakeRequest request);

  /** An error in the API's own form. */
  FakeAnswer error(int status, String message);

  /** The same request's answer, if the model declines; an error where models cannot. */
  FakeAnswer refusal(FakeRequest request);

  /** The piece of a stream that tells of an error; empty where streams cannot. */
  default String streamError(FakeRequest request, String message) {
    return "";
  }

  /** The model that a request names, in which a fault may be chosen. */
  default String model(FakeRequest request) {
    return request.json().path("model").asText();
  }

  /** How the API tells of its limit on requests. */
  default Map<String, String> limitHeaders(RequestLimit.State state) {
    return Map.of();
  }

  /** Serves a WebSocket until this returns; on a thread of its own. */
  default void serve(FakeSocket socket) {
    socket.close();
  }
}

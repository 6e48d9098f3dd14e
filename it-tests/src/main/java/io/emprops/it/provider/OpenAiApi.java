package io.emprops.it.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** OpenAI's API: chat completions, responses, embeddings and images. */
public final class OpenAiApi implements FakeApi {
  /** The key that it lets in. */
  public static final String KEY = "sk-test-openai";

  /** Chat completions. */
  public static final String CHAT = "/v1/chat/completions";

  /** Responses. */
  public static final String RESPONSES = "/v1/responses";

  /** Embeddings. */
  public static final String EMBEDDINGS = "/v1/embeddings";

  /** Images from a prompt. */
  public static final String GENERATIONS = "/v1/images/generations";

  /** Images from images. */
  public static final String EDITS = "/v1/images/edits";

  private static final String CANCEL = RESPONSES + "/[A-Za-z0-9_-]+/cancel";

  private final OpenAiResponses responses = new OpenAiResponses();
  private final Map<String, Endpoint> endpoints =
      Map.of(
          CHAT, new OpenAiChat(),
          RESPONSES, responses,
          EMBEDDINGS, new OpenAiEmbeddings(),
          GENERATIONS, new OpenAiImages(false),
          EDITS, new OpenAiImages(true));

  @Override
  public String name() {
    return "openai";
  }

  @Override
  public Map<String, String> environment(String url) {
    return Map.of("EMP_QUEUE_OPENAI_BASE_URL", url + "/v1", "EMP_QUEUE_OPENAI_API_KEY", KEY);
  }

  @Override
  public FakeAnswer answer(FakeRequest request) {
    if (request.method().equals("GET") && request.path().startsWith(OpenAiImages.FILES)) {
      return OpenAiImages.file(request);
    }
    if (request.path().matches(CANCEL) && isLetIn(request)) {
      return responses.cancel(request);
    }
    return complaint(request).orElseGet(() -> endpoint(request).orElseThrow().answer(request));
  }

  @Override
  public FakeAnswer refusal(FakeRequest request) {
    return complaint(request).orElseGet(() -> endpoint(request).orElseThrow().refusal(request));
  }

  @Override
  public String streamError(FakeRequest request, String message) {
    return endpoint(request).map(endpoint -> endpoint.streamError(message)).orElse("");
  }

  @Override
  public FakeAnswer error(int status, String message) {
    return errorOf(status, message);
  }

  static FakeAnswer errorOf(int status, String message) {
    String type =
        switch (status) {
          case 401, 403 -> "authentication_error";
          case 404, 400, 405, 415, 422 -> "invalid_request_error";
          case 429 -> "requests";
          default -> "server_error";
        };
    ObjectNode error =
        Json.object().put("message", message).put("type", type).putNull("param").putNull("code");
    if (status == 429) {
      error.put("code", "rate_limit_exceeded");
    }
    return FakeAnswer.json(status, Json.object().set("error", error).toString());
  }

  @Override
  public Map<String, String> limitHeaders(RequestLimit.State state) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("x-ratelimit-limit-requests", Integer.toString(state.limit()));
    headers.put("x-ratelimit-remaining-requests", Integer.toString(state.remaining()));
    headers.put(
        "x-ratelimit-reset-requests",
        String.format(Locale.ROOT, "%.3fs", state.reset().toMillis() / 1000.0));
    return headers;
  }

  @Override
  public String model(FakeRequest request) {
    return OpenAiImages.model(request);
  }

  private static boolean isLetIn(FakeRequest request) {
    return request.header("Authorization").equals("Bearer " + KEY);
  }

  private Optional<FakeAnswer> complaint(FakeRequest request) {
    if (!isLetIn(request)) {
      return Optional.of(error(401, "Incorrect API key provided"));
    }
    if (endpoint(request).isEmpty()) {
      return Optional.of(error(404, "Unknown request URL: " + request.path()));
    }
    return request.method().equals("POST")
        ? Optional.empty()
        : Optional.of(error(405, "Only POST requests are accepted"));
  }

  private Optional<Endpoint> endpoint(FakeRequest request) {
    return Optional.ofNullable(endpoints.get(request.path()));
  }
}

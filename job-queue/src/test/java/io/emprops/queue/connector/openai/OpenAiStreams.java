package io.emprops.queue.connector.openai;

/** Answers of the chat API, as they come over the wire. */
final class OpenAiStreams {
  static final String SSE = "text/event-stream";

  /** As the API sends it, with a keep-alive comment and text of several bytes a character. */
  static final String STREAM =
      """
      data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"gpt-4o-2024","choices":[{"index":0,"delta":{"role":"assistant","content":"","refusal":null},"finish_reason":null}],"usage":null}

      : keep-alive

      data: {"id":"c1","model":"gpt-4o-2024","choices":[{"index":0,"delta":{"content":"Grüße, "},"finish_reason":null}]}

      data: {"id":"c1","model":"gpt-4o-2024","choices":[{"index":0,"delta":{"content":"漢字 😀!"},"finish_reason":null}]}

      data: {"id":"c1","model":"gpt-4o-2024","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

      data: {"id":"c1","model":"gpt-4o-2024","choices":[],"usage":{"prompt_tokens":12,"completion_tokens":7,"total_tokens":19}}

      data: [DONE]

      """;

  private OpenAiStreams() {}

  static String chunk(String text) {
    return "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"%s\"}}]}\n\n".formatted(text);
  }
}

package io.emprops.it.bench.connectors;

import io.emprops.it.bench.run.BenchFailure;
import io.emprops.it.provider.FakeProviders;
import io.emprops.it.provider.OpenAiApi;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Calls of the provider by somebody who has no workflows. */
final class DirectCalls implements AutoCloseable {
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final HttpRequest request;

  DirectCalls(FakeProviders providers) {
    this.request =
        HttpRequest.newBuilder(URI.create(providers.url("openai") + "/v1/chat/completions"))
            .header("Authorization", "Bearer " + OpenAiApi.KEY)
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    """
                    {"model": "gpt-bench", "messages": [{"role": "user", "content": "Hi"}], "stream": true,
                     "stream_options": {"include_usage": true}}
                    """))
            .build();
  }

  /** One call, until its streamed answer is whole. */
  double millis() {
    long start = System.nanoTime();
    HttpResponse<String> response = send();
    double millis = (System.nanoTime() - start) / 1e6;
    if (response.statusCode() != 200) {
      throw new BenchFailure("the provider answered " + response.statusCode());
    }
    return millis;
  }

  private HttpResponse<String> send() {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new BenchFailure("the provider does not answer: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFailure("interrupted", e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}

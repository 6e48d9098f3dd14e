package io.emprops.it.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a service whether it is ready. */
record Health(String root) {
  private static final Duration LONGEST = Duration.ofSeconds(2);

  static Health of(String root) {
    return new Health(root);
  }

  boolean isReady() {
    var request =
        HttpRequest.newBuilder(URI.create(root + "/q/health/ready")).timeout(LONGEST).build();
    try (var client = HttpClient.newBuilder().connectTimeout(LONGEST).build()) {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

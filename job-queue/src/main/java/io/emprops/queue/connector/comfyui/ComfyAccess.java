package io.emprops.queue.connector.comfyui;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where a ComfyUI server is.
 *
 * @param baseUrl with http or https, without a slash at its end
 * @param token for a proxy before it that asks for one; empty for none, as the server itself knows
 *     none
 * @param modelFolders those whose files count as models of the worker
 */
public record ComfyAccess(String baseUrl, String token, List<String> modelFolders) {
  private static final String AUTHORIZATION = "Authorization";

  public ComfyAccess {
    baseUrl = baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
    token = token.strip();
    modelFolders = List.copyOf(modelFolders);
  }

  String url(String pathAndQuery) {
    return baseUrl + pathAndQuery;
  }

  Map<String, String> headers() {
    return token.isEmpty() ? Map.of() : Map.of(AUTHORIZATION, "Bearer " + token);
  }

  /** The same with a further one. */
  List<Map.Entry<String, String>> headers(String name, String value) {
    Map<String, String> all = new LinkedHashMap<>(headers());
    all.put(name, value);
    return new ArrayList<>(all.entrySet());
  }

  Set<String> secrets() {
    return token.isEmpty() ? Set.of() : Set.of(token);
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "ComfyAccess[" + baseUrl + "]";
  }
}

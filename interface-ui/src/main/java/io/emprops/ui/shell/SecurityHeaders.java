package io.emprops.ui.shell;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Tells the browser to run our scripts only and to ask no other host. Flow evaluates what the
 * server sends, hence {@code unsafe-eval}; inline scripts carry a nonce that each page gets anew.
 */
@Singleton
final class SecurityHeaders {
  private static final int NONCE_BYTES = 18;
  private static final String POLICY =
      String.join(
          "; ",
          "default-src 'self'",
          "script-src 'self' 'nonce-%s' 'unsafe-eval'",
          "style-src 'self' 'unsafe-inline'",
          "img-src 'self' data: blob:",
          "font-src 'self' data:",
          "connect-src 'self'",
          "object-src 'none'",
          "base-uri 'self'",
          "form-action 'self'",
          "frame-ancestors 'none'");

  void onServiceInit(@Observes ServiceInitEvent event) {
    event.addIndexHtmlRequestListener(this::protect);
  }

  private void protect(IndexHtmlResponse page) {
    var nonce = nonce();
    page.getDocument().getElementsByTag("script").attr("nonce", nonce);
    var response = page.getVaadinResponse();
    response.setHeader("Content-Security-Policy", POLICY.formatted(nonce));
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
  }

  /** A generator that were kept would be part of a native image, with the seed of its build. */
  private static String nonce() {
    var bytes = new byte[NONCE_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}

package io.emprops.ui.view.job;

import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import io.emprops.core.asset.Asset;
import io.emprops.core.asset.MediaTypes;
import io.emprops.core.asset.port.in.ReadAssetQuery;
import io.emprops.ui.session.Account;
import io.emprops.ui.session.CurrentAccount;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file that the browser fetches from this server, which is its only origin, and this server from
 * the API, in the name of who opened the screen. Players ask for the rest of a film from a byte on.
 */
final class AssetDownload implements DownloadHandler {
  private static final long serialVersionUID = 1L;
  private static final Pattern FROM = Pattern.compile("bytes=(\\d{1,18})-");
  private static final int PARTIAL = 206;

  private final transient Asset asset;
  private final transient ReadAssetQuery read;
  private final transient CurrentAccount account;
  private final transient Account owner;
  private final boolean saved;

  /**
   * For one file.
   *
   * @param saved whether it is saved by the browser whatever it is, or shown where it can be
   */
  AssetDownload(
      Asset asset, ReadAssetQuery read, CurrentAccount account, Account owner, boolean saved) {
    this.asset = asset;
    this.read = read;
    this.account = account;
    this.owner = owner;
    this.saved = saved;
  }

  @Override
  public String getUrlPostfix() {
    return Optional.ofNullable(asset.name()).orElse("");
  }

  @Override
  public void handleDownloadRequest(DownloadEvent event) {
    account.as(owner, () -> send(event)).run();
  }

  private void send(DownloadEvent event) {
    long from = from(event).filter(at -> at < asset.size()).orElse(0L);
    Optional<InputStream> found = read.read(owner.principal(), asset.id(), from);
    if (found.isEmpty()) {
      event.getResponse().setStatus(HttpStatusCode.NOT_FOUND.getCode());
      return;
    }
    try (InputStream content = found.get()) {
      describe(event, from);
      try (var out = event.getOutputStream()) {
        content.transferTo(out);
      }
    } catch (IOException e) {
      // Whoever looked has gone on, as players do all the time.
      event.getResponse().setStatus(HttpStatusCode.SERVICE_UNAVAILABLE.getCode());
    }
  }

  private void describe(DownloadEvent event, long from) {
    var response = event.getResponse();
    event.setContentType(asset.mediaType());
    event.setContentLength(asset.size() - from);
    response.setHeader("Content-Disposition", disposition());
    response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Cache-Control", "private, max-age=31536000, immutable");
    response.setHeader("Accept-Ranges", "bytes");
    if (from(event).isPresent()) {
      response.setStatus(PARTIAL);
      response.setHeader(
          "Content-Range", "bytes %d-%d/%d".formatted(from, asset.size() - 1, asset.size()));
    }
  }

  private static Optional<Long> from(DownloadEvent event) {
    return Optional.ofNullable(event.getRequest().getHeader("Range"))
        .map(FROM::matcher)
        .filter(Matcher::matches)
        .map(range -> Long.parseLong(range.group(1)));
  }

  private String disposition() {
    boolean shown = !saved && MediaTypes.isShowable(asset.mediaType());
    String name = Optional.ofNullable(asset.name()).orElse(asset.id().value());
    String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    return "%s; filename*=UTF-8''%s".formatted(shown ? "inline" : "attachment", encoded);
  }
}

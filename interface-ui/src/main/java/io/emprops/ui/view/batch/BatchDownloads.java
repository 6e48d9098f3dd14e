package io.emprops.ui.view.batch;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.server.streams.DownloadEvent;
import io.emprops.core.batch.BatchTable.Format;
import io.emprops.core.batch.port.in.ExportBatchQuery;
import io.emprops.core.job.BatchId;
import io.emprops.ui.session.Account;
import io.emprops.ui.session.CurrentAccount;
import io.emprops.ui.session.SignedOutException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The results of a batch as files, passed on from the API as they come. */
final class BatchDownloads {
  private final ExportBatchQuery export;
  private final CurrentAccount account;
  private Optional<BatchId> batch = Optional.empty();

  BatchDownloads(ExportBatchQuery export, CurrentAccount account) {
    this.export = export;
    this.account = account;
  }

  /** Names the batch whose results are meant. */
  void about(BatchId id) {
    batch = Optional.of(id);
  }

  Anchor csv() {
    return link("batch-download-csv", text("batch.download.csv"), Format.CSV);
  }

  Anchor json() {
    return link("batch-download-jsonl", text("batch.download.jsonl"), Format.JSONL);
  }

  /** A browser asks for the file by itself, on a thread that knows nobody: hence the account. */
  private Anchor link(String id, String words, Format format) {
    Account owner = account.find().orElseThrow(SignedOutException::new);
    var link =
        new Anchor(event -> account.as(owner, () -> write(owner, event, format)).run(), words);
    link.setId(id);
    link.addClassName("button-link");
    link.addComponentAsFirst(VaadinIcon.DOWNLOAD_ALT.create());
    return link;
  }

  private void write(Account owner, DownloadEvent event, Format format) {
    BatchId id = batch.orElseThrow();
    event.setFileName("batch-" + id + (format == Format.CSV ? ".csv" : ".jsonl"));
    event.setContentType(
        format == Format.CSV ? "text/csv; charset=utf-8" : "application/jsonl; charset=utf-8");
    try (var out = event.getOutputStream()) {
      export.export(owner.principal(), id, format, out);
    } catch (IOException e) {
      throw new UncheckedIOException("the results could not be sent", e);
    }
  }
}

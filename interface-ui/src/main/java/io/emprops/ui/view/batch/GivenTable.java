package io.emprops.ui.view.batch;

import io.emprops.core.batch.BatchTable;
import io.emprops.core.batch.BatchTable.Format;

/**
 * A table that someone gave.
 *
 * @param name the file's, or what to call what was pasted
 */
record GivenTable(String name, BatchTable table) {

  /** Lines of JSON begin with a brace, and no variable's name does. */
  static GivenTable of(String name, String text) {
    var start = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return new GivenTable(
        name,
        new BatchTable(start.stripLeading().startsWith("{") ? Format.JSONL : Format.CSV, text));
  }
}

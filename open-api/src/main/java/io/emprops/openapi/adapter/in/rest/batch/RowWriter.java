package io.emprops.openapi.adapter.in.rest.batch;

/** Writes rows of results in one format. */
interface RowWriter {

  /** What stands before the first row. */
  String head();

  /** A row with its end. */
  String row(ResultRow row);
}

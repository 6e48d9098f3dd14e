package io.emprops.it.architecture.breakers.template;

import de.siegmar.fastcsv.reader.CsvReader;

/** The language that knows a format of tables. */
public final class EngineThatReadsTables {
  private EngineThatReadsTables() {}

  static String reader() {
    return CsvReader.builder().toString();
  }
}

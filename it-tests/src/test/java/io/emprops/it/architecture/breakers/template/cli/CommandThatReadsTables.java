package io.emprops.it.architecture.breakers.template.cli;

import de.siegmar.fastcsv.reader.CsvReader;

/** A command that does the work of a surface. */
public final class CommandThatReadsTables {
  private CommandThatReadsTables() {}

  static String reader() {
    return CsvReader.builder().toString();
  }
}

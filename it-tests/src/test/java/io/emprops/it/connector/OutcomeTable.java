package io.emprops.it.connector;

import io.emprops.it.scenario.ProjectHome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The table of the reference page: what each connector does in each situation. A row names the
 * situation, the connectors ({@code all}, {@code others}, or some), and how their job ends.
 */
final class OutcomeTable {
  private static final String HEAD = "| Situation | Connectors | The attempt ends as |";
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  private OutcomeTable() {}

  /** One cell: a connector in a situation. */
  record Cell(String situation, ConnectorUnderTest connector, String outcome) {}

  /** All cells of the page. */
  static List<Cell> read(List<ConnectorUnderTest> connectors) {
    Map<String, Map<String, String>> named = new LinkedHashMap<>();
    rows()
        .forEach(
            row -> {
              var cells = named.computeIfAbsent(row[0], _ -> new LinkedHashMap<>());
              names(row[1], connectors, cells).forEach(name -> cells.put(name, row[2]));
            });
    List<Cell> all = new ArrayList<>();
    named.forEach(
        (situation, cells) ->
            connectors.stream()
                .filter(connector -> cells.containsKey(connector.type()))
                .forEach(
                    connector ->
                        all.add(
                            new Cell(
                                situation, connector, cells.getOrDefault(connector.type(), "")))));
    return all;
  }

  private static List<String> names(
      String text, List<ConnectorUnderTest> connectors, Map<String, String> before) {
    if (text.equals("all") || text.equals("others")) {
      return connectors.stream()
          .map(ConnectorUnderTest::type)
          .filter(type -> !before.containsKey(type))
          .toList();
    }
    return CODE.matcher(text).results().map(match -> match.group(1)).toList();
  }

  private static Stream<String[]> rows() {
    String page;
    try {
      page = Files.readString(ProjectHome.find().resolve("docs/architecture/connectors.md"));
    } catch (IOException e) {
      throw new UncheckedIOException("reading the reference of connectors", e);
    }
    return page.substring(page.indexOf(HEAD))
        .lines()
        .skip(2)
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
        .map(OutcomeTable::stripped);
  }

  private static String[] stripped(String[] row) {
    Matcher situation = CODE.matcher(row[0]);
    String name = situation.find() ? situation.group(1) : row[0].strip();
    return new String[] {name, row[1].strip(), row[2].strip()};
  }
}

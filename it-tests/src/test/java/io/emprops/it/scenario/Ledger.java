package io.emprops.it.scenario;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The ledger's rows, read past the API. */
record Ledger(String url) {

  /** The first column of what the question finds, as texts. */
  List<String> ask(String sql, String... parameters) {
    try (var connection = DriverManager.getConnection(url, "postgres", "postgres");
        var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      try (var rows = statement.executeQuery()) {
        List<String> found = new ArrayList<>();
        while (rows.next()) {
          found.add(rows.getString(1));
        }
        return found;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("asking the ledger: " + sql, e);
    }
  }

  /** A count. */
  long count(String sql, String... parameters) {
    return Long.parseLong(ask(sql, parameters).getFirst());
  }
}

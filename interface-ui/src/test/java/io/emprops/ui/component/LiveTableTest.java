package io.emprops.ui.component;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LiveTableTest {
  private final List<String> made = new ArrayList<>();
  private final LiveTable<Item> table =
      new LiveTable<Item>("t", "t-title", Item::name)
          .text("Name", Item::name)
          .text("Count", item -> String.valueOf(item.count()))
          .column("Kind", () -> LiveCell.renewed(Item::kind, this::kind));

  @Test
  void changesCellsInRowsThatStay() {
    table.show(List.of(new Item("b", 1, "x"), new Item("a", 2, "x")));
    List<Component> rows = rows();
    List<Component> cells = spans();

    table.show(List.of(new Item("b", 7, "x"), new Item("a", 2, "x")));

    assertThat(words()).containsExactly("b 7 x", "a 2 x");
    assertThat(rows()).isEqualTo(rows);
    assertThat(spans()).isEqualTo(cells);
  }

  @Test
  void makesAnewOnlyWhatDependsOnAChange() {
    table.show(List.of(new Item("a", 1, "x")));
    table.show(List.of(new Item("a", 2, "x")));
    table.show(List.of(new Item("a", 2, "y")));

    assertThat(made).containsExactly("x", "y");
    assertThat(words()).containsExactly("a 2 y");
  }

  @Test
  void takesRowsAwayAndPutsNewOnesInTheirPlace() {
    table.show(List.of(new Item("a", 1, ""), new Item("b", 1, ""), new Item("c", 1, "")));
    Component last = rows().getLast();

    table.show(List.of(new Item("d", 1, ""), new Item("b", 1, ""), new Item("c", 1, "")));

    assertThat(words()).containsExactly("d 1 ", "b 1 ", "c 1 ");
    assertThat(rows().getLast()).isSameAs(last);
  }

  @Test
  void followsAnotherOrder() {
    table.show(List.of(new Item("a", 1, ""), new Item("b", 1, ""), new Item("c", 1, "")));

    table.show(List.of(new Item("c", 1, ""), new Item("a", 1, ""), new Item("b", 1, "")));

    assertThat(words()).containsExactly("c 1 ", "a 1 ", "b 1 ");
  }

  @Test
  void showsNothingOnceAllIsGone() {
    table.show(List.of(new Item("a", 1, "")));

    table.show(List.of());

    assertThat(rows()).isEmpty();
  }

  private Component kind(String kind) {
    made.add(kind);
    return new Span(kind);
  }

  private List<Component> rows() {
    return descendants(table)
        .filter(NativeTableBody.class::isInstance)
        .flatMap(Component::getChildren)
        .toList();
  }

  private List<Component> spans() {
    return rows().stream()
        .flatMap(LiveTableTest::descendants)
        .filter(Span.class::isInstance)
        .toList();
  }

  private List<String> words() {
    return rows().stream()
        .map(NativeTableRow.class::cast)
        .map(row -> String.join(" ", texts(row)))
        .toList();
  }

  private static List<String> texts(Component row) {
    return descendants(row)
        .filter(Span.class::isInstance)
        .map(span -> ((Span) span).getText())
        .toList();
  }

  private static Stream<Component> descendants(Component parent) {
    return Stream.concat(
        Stream.of(parent), parent.getChildren().flatMap(LiveTableTest::descendants));
  }

  private record Item(String name, int count, String kind) {}
}

package io.emprops.ui.view.budget;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.emprops.core.budget.BudgetReport;
import io.emprops.core.budget.BudgetStanding;
import java.util.Locale;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** What is spent, held and left of a budget's money and tokens, as bars and in words. */
final class BudgetBar extends Div {

  BudgetBar(BudgetReport report) {
    addClassName("budget-use");
    @Nullable Long money = report.budget().wish().limit().microDollars();
    if (money != null) {
      add(
          bar(report, text("budgets.money"), Use.ofMoney(report, money)),
          words(Use.ofMoney(report, money), BudgetStanding::dollars));
    }
    @Nullable Long tokens = report.budget().wish().limit().tokens();
    if (tokens != null) {
      add(
          bar(report, text("budgets.tokens"), Use.ofTokens(report, tokens)),
          words(Use.ofTokens(report, tokens), BudgetBar::count));
    }
    if (report.figures().unpriced() > 0) {
      var warning = new Span(text("budgets.unpriced", report.figures().unpriced()));
      warning.addClassName("budget-warning");
      add(warning);
    }
    if (!report.live()) {
      add(new Span(text("budgets.not-live")));
    }
  }

  private static Div bar(BudgetReport report, String what, Use use) {
    var bar =
        new Div(part("spent", use.spent()), part("held", use.held()), part("left", use.left()));
    bar.addClassName("budget-bar");
    bar.getElement().setAttribute("role", "meter");
    bar.getElement()
        .setAttribute("aria-label", text("budgets.used-of", what, report.budget().wish().name()));
    bar.getElement().setAttribute("aria-valuemin", "0");
    bar.getElement().setAttribute("aria-valuemax", "100");
    bar.getElement().setAttribute("aria-valuenow", String.valueOf(use.percent()));
    return bar;
  }

  private static Span part(String kind, long size) {
    var part = new Span();
    part.addClassNames("budget-part", "budget-" + kind);
    part.getStyle().set("--part", String.valueOf(size));
    return part;
  }

  private static Span words(Use use, LongFunction<String> shown) {
    var words =
        new Span(
            text(
                "budgets.use",
                shown.apply(use.spent()),
                shown.apply(use.limit()),
                shown.apply(use.held()),
                shown.apply(use.left())));
    words.addClassName("budget-words");
    return words;
  }

  private static String count(long tokens) {
    return String.format(Locale.ROOT, "%,d", tokens);
  }

  /** How much of what. */
  private record Use(long limit, long spent, long held) {
    static Use ofMoney(BudgetReport report, long limit) {
      return new Use(
          limit, report.figures().spent().microDollars(), report.figures().held().microDollars());
    }

    static Use ofTokens(BudgetReport report, long limit) {
      return new Use(limit, report.figures().spent().tokens(), report.figures().held().tokens());
    }

    long left() {
      return Math.max(0, limit - spent - held);
    }

    long percent() {
      return limit == 0 ? 100 : Math.min(100, Math.round(100.0 * (spent + held) / limit));
    }
  }
}

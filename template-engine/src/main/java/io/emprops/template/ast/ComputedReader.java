package io.emprops.template.ast;

import io.emprops.core.problem.ErrorCode;
import io.emprops.core.template.VariableName;
import io.emprops.template.ast.Expression.Name;
import io.emprops.template.expression.Computation;
import io.emprops.template.expression.Expressions;
import io.emprops.template.expression.Fault;
import io.emprops.template.expression.FreeName;
import io.emprops.template.expression.Parsed;
import io.emprops.template.expression.ValueType;
import io.emprops.template.parse.Findings;
import io.emprops.template.parse.Quoted;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads what must be computed, and holds it against the types of the names in it. */
final class ComputedReader {
  /** What one document's expressions may take to read, in characters; repeated ones count once. */
  private static final long MOST_TO_READ = 300_000;

  /** What each takes however short it is. */
  private static final int EACH_TO_READ = 400;

  private static final int NAME_TO_READ = 20;

  private final Findings findings;
  private final Variables variables;
  private final Expressions expressions;
  // Documents repeat their conditions; reading one takes far longer than anything else here.
  private final Map<Known, Computation> known = new LinkedHashMap<>();
  private final Map<String, Expressions.Reading> readings = new HashMap<>();
  private long toRead;
  private boolean isRefused;

  ComputedReader(Findings findings, Variables variables, Expressions expressions) {
    this.findings = findings;
    this.variables = variables;
    this.expressions = expressions;
  }

  /** A text with the types that its names have where it stands. */
  private record Known(String text, Map<String, ValueType> types) {}

  Optional<Expression> read(String text, Site site) {
    boolean isNew = !readings.containsKey(text);
    toRead += isNew ? EACH_TO_READ + text.length() : 0;
    if (toRead > MOST_TO_READ) {
      refuse(text, site);
      return Optional.empty();
    }
    return switch (readings.computeIfAbsent(text, expressions::read)) {
      case Expressions.Unreadable(Fault fault) -> {
        note(fault, site);
        yield Optional.empty();
      }
      case Expressions.Read(Parsed parsed) -> {
        toRead += isNew ? (long) NAME_TO_READ * parsed.names().size() : 0;
        yield isSteady(parsed, text, site)
            ? names(parsed, site).flatMap(names -> computed(text, parsed, names, site))
            : Optional.empty();
      }
    };
  }

  /** Once is enough for the document. */
  private void refuse(String text, Site site) {
    if (!isRefused) {
      String told = "the document's expressions are too many or too long together";
      note(new Fault(ErrorCode.EXPRESSION_COST, 0, text.length(), told, Optional.empty()), site);
      isRefused = true;
    }
  }

  /** A form and a server must come to the same, whenever they ask. */
  private boolean isSteady(Parsed parsed, String text, Site site) {
    boolean isSteady = site.use() != Site.Use.VISIBILITY || !parsed.draws();
    if (!isSteady) {
      findings.add(
          ErrorCode.DEFINITION_CONDITION,
          site.pointer(),
          site.span(0, text.length()),
          "what is asked for cannot depend on time or chance");
    }
    return isSteady;
  }

  /** What the open names stand for; empty where one cannot be used, which is noted. */
  private Optional<Map<String, Name>> names(Parsed parsed, Site site) {
    Map<String, Name> names = new LinkedHashMap<>();
    boolean fits = true;
    for (FreeName free : parsed.names()) {
      Optional<Name> name = name(free, site);
      if (name.isPresent()) {
        names.put(free.name(), name.get());
        fits &= isAllowed(name.get(), free, site);
      } else {
        fits &= Expressions.isTypeName(free.name());
      }
    }
    return fits ? Optional.of(names) : Optional.empty();
  }

  private Optional<Name> name(FreeName free, Site site) {
    Optional<Expression.Local> local = site.scope().find(free.name());
    if (local.isPresent()) {
      return Optional.of(local.get());
    }
    if (!VariableName.isValid(free.name())) {
      fault(free, "%s is no name".formatted(Quoted.of(free.name())), site);
      return Optional.empty();
    }
    String name = free.name();
    if (!variables.isKnown(name) && Expressions.isTypeName(free.name())) {
      return Optional.empty();
    }
    return Optional.of(variables.use(name, Variables.Sight.of(free.guess()), site, free.from()));
  }

  private boolean isAllowed(Name name, FreeName free, Site site) {
    boolean isSecret = name.definition().filter(Kinds::isSecret).isPresent();
    if (isSecret) {
      fault(free, "a secret can only be put into a value, as {{%s}}".formatted(free.name()), site);
    }
    return !isSecret;
  }

  private void fault(FreeName free, String message, Site site) {
    findings.add(
        ErrorCode.EXPRESSION_TYPE,
        site.pointer(),
        site.span(free.from(), free.from() + free.name().length()),
        message);
  }

  private Optional<Expression> computed(
      String text, Parsed parsed, Map<String, Name> names, Site site) {
    Map<String, ValueType> types = new LinkedHashMap<>();
    names.forEach((name, meaning) -> types.put(name, meaning.type()));
    var read = new Known(text, types);
    Computation computation = known.get(read);
    if (computation == null) {
      switch (expressions.check(parsed, types)) {
        case Expressions.Faulty(var faults) -> {
          faults.forEach(fault -> note(fault, site));
          return Optional.empty();
        }
        case Expressions.Fits(Computation fits) -> {
          known.put(read, fits);
          computation = fits;
        }
      }
    }
    if (computation.type().holdsFile() && site.use() != Site.Use.LIST) {
      findings.add(
          ErrorCode.EXPRESSION_TYPE,
          site.pointer(),
          site.span(0, text.length()),
          "a stored file cannot come out of an expression",
          Optional.of("choose between files with $if"));
      return Optional.empty();
    }
    return Optional.of(new Expression.Computed(computation, names));
  }

  private void note(Fault fault, Site site) {
    findings.add(
        fault.code(),
        site.pointer(),
        site.span(fault.from(), fault.to()),
        fault.message(),
        fault.hint());
  }
}

package io.emprops.template.parse;

import io.emprops.core.json.JsonValue;
import io.emprops.core.problem.ErrorCode;
import io.emprops.template.parse.SourceValue.Elements;
import io.emprops.template.parse.SourceValue.Member;
import io.emprops.template.parse.SourceValue.Members;
import io.emprops.template.parse.SourceValue.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a document's JSON (RFC 8259) with places. A general reader tells where it noticed an error;
 * this one tells the first character that cannot continue the text.
 */
public final class JsonReader {
  private final JsonScanner scanner;
  private final Findings findings;
  private final OpenPath path = new OpenPath();
  private final int maxDepth;
  private final int maxNodes;
  private int nodes;

  private JsonReader(SourceText source, Findings findings, int maxDepth, int maxNodes) {
    this.scanner = new JsonScanner(source.text());
    this.findings = findings;
    this.maxDepth = maxDepth;
    this.maxNodes = maxNodes;
  }

  /**
   * Reads one value and nothing after it.
   *
   * @param findings takes the one error that stopped the reading, or members that stand twice
   * @return the value, unless the reading was stopped
   */
  public static Optional<SourceValue> read(
      SourceText source, Findings findings, int maxDepth, int maxNodes) {
    var reader = new JsonReader(source, findings, maxDepth, maxNodes);
    try {
      reader.scanner.skipBlanks();
      SourceValue value = reader.value(1);
      reader.scanner.expectEnd();
      return Optional.of(value);
    } catch (UnreadableException e) {
      findings.add(e.code(), e.pointer(), new Span(e.start(), e.end()), e.reason());
      return Optional.empty();
    }
  }

  private SourceValue value(int depth) throws UnreadableException {
    int start = scanner.offset();
    if (++nodes > maxNodes) {
      throw new UnreadableException(
          ErrorCode.LIMIT_NODES, path.pointer(), start, "more than " + maxNodes + " values");
    }
    return switch (scanner.peek()) {
      case '{' -> members(nested(depth));
      case '[' -> elements(nested(depth));
      case '"' -> scanner.string();
      case 't' -> literal("true", JsonValue.of(true));
      case 'f' -> literal("false", JsonValue.of(false));
      case 'n' -> literal("null", JsonValue.ofNull());
      default -> {
        var number = new JsonValue.JsonNumber(scanner.number());
        yield new Scalar(number, new Span(start, scanner.offset()));
      }
    };
  }

  private int nested(int depth) throws UnreadableException {
    if (depth > maxDepth) {
      throw new UnreadableException(
          ErrorCode.LIMIT_DEPTH,
          path.pointer(),
          scanner.offset(),
          "nested deeper than " + maxDepth);
    }
    return depth + 1;
  }

  private SourceValue literal(String word, JsonValue value) throws UnreadableException {
    int start = scanner.offset();
    scanner.word(word);
    return new Scalar(value, new Span(start, scanner.offset()));
  }

  private SourceValue elements(int depth) throws UnreadableException {
    int start = scanner.offset();
    List<SourceValue> elements = new ArrayList<>();
    scanner.skip();
    path.open();
    boolean more = !scanner.accept(']');
    while (more) {
      path.at(elements.size());
      elements.add(value(depth));
      more = scanner.separator(']');
    }
    path.close();
    return new Elements(elements, new Span(start, scanner.offset()));
  }

  private SourceValue members(int depth) throws UnreadableException {
    int start = scanner.offset();
    List<Member> members = new ArrayList<>();
    var names = new SeenNames(members);
    boolean repeats = false;
    scanner.skip();
    path.open();
    boolean more = !scanner.accept('}');
    while (more) {
      SourceString name = scanner.name();
      if (!names.isNew(name.value())) {
        repeats = true;
        findings.add(
            ErrorCode.DOCUMENT_DUPLICATE_KEY,
            path.container(),
            name.span(),
            "the member " + Quoted.of(name.value()) + " stands twice");
      }
      path.at(name.value());
      members.add(new Member(name, value(depth)));
      more = scanner.separator('}');
    }
    path.close();
    return new Members(members, names.marks(), repeats, new Span(start, scanner.offset()));
  }
}

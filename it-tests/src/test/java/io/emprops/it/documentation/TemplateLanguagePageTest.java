package io.emprops.it.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.problem.ErrorCode;
import io.emprops.core.template.VariableType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class TemplateLanguagePageTest {
  private static final Path PAGE = Path.of("../docs/architecture/template-language.md");
  private static final Pattern FENCE =
      Pattern.compile("^```(?:json (?<part>[a-z]+)|.*)\n(?<text>(?s:.*?))^```$", Pattern.MULTILINE);
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(.+?)` \\| `(.+?)` \\|$");
  private static final Pattern FIRST_CELL = Pattern.compile("(?m)^\\| ((?:`[^`]+`(?:, )?)+) \\|");
  private static final Set<String> GROUPS =
      Set.of(
          "document",
          "placeholder",
          "key",
          "expression",
          "directive",
          "root",
          "definition",
          "variable",
          "input",
          "schema",
          "limit");

  static Stream<PageExample> givesWhatStandsBelowIt() throws IOException {
    return PageExample.of(blocks());
  }

  @ParameterizedTest
  @MethodSource
  void givesWhatStandsBelowIt(PageExample each) {
    each.verify();
  }

  static Stream<PageExample> givesWhatStandsBesideIt() throws IOException {
    return ROW.matcher(section("### Functions"))
        .results()
        .map(row -> PageExample.ofExpression(row.group(1), row.group(2)));
  }

  @ParameterizedTest
  @MethodSource
  void givesWhatStandsBesideIt(PageExample each) {
    each.verify();
  }

  @Test
  void hasNoBlockThatIsNotExecuted() throws IOException {
    assertThat(blocks()).isNotEmpty().noneMatch(block -> block.part().isEmpty());
  }

  @Test
  void listsEveryTypeOfVariables() throws IOException {
    assertThat(firstCells("## Variables"))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(VariableType.values()).map(VariableType::wire).toList());
  }

  @Test
  void listsEveryCodeOfTheLanguage() throws IOException {
    List<String> codes =
        Arrays.stream(ErrorCode.values())
            .filter(code -> code != ErrorCode.DOCUMENT_INVALID)
            .map(ErrorCode::wire)
            .filter(code -> GROUPS.contains(code.split("\\.", 2)[0]))
            .toList();

    assertThat(firstCells("## Errors")).containsExactlyElementsOf(codes);
  }

  private static List<PageExample.Block> blocks() throws IOException {
    return FENCE
        .matcher(Files.readString(PAGE))
        .results()
        .map(TemplateLanguagePageTest::block)
        .toList();
  }

  private static PageExample.Block block(MatchResult fence) {
    String part = fence.group("part");
    return new PageExample.Block(part == null ? "" : part, fence.group("text"));
  }

  private static List<String> firstCells(String heading) throws IOException {
    return FIRST_CELL
        .matcher(section(heading))
        .results()
        .flatMap(row -> Stream.of(row.group(1).replace("`", "").split(", ")))
        .toList();
  }

  /** The text from a heading to the next. */
  private static String section(String heading) throws IOException {
    String page = Files.readString(PAGE);
    int start = page.indexOf("\n" + heading + "\n");
    assertThat(start).as(heading).isPositive();
    int end = page.indexOf("\n#", start + heading.length());
    return page.substring(start, end < 0 ? page.length() : end);
  }
}

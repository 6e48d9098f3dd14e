package io.emprops.queue.adapter.out.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of all functions in Redis. */
final class FunctionLibraryTest {
  private static final Pattern CALL = Pattern.compile("redis\\.call\\('(\\w+)'");
  private static final Pattern NAME =
      Pattern.compile("(?:register\\w*\\(|function_name = )'(\\w+)'");

  private static Stream<FunctionLibrary> libraries() {
    return FunctionLibrary.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void looksThroughAllKeysNowhere(FunctionLibrary library) {
    assertThat(CALL.matcher(library.code()).results().map(call -> call.group(1)))
        .isNotEmpty()
        .doesNotContain("KEYS", "SCAN", "HSCAN", "ZSCAN", "SSCAN");
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void carriesAVersionInEachFunctionsName(FunctionLibrary library) {
    assertThat(library.name()).matches("\\w+_v\\d+");
    assertThat(NAME.matcher(library.code()).results().map(name -> name.group(1)))
        .isNotEmpty()
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("(job|worker)_\\w+_v\\d+"));
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void hasOneFunctionInEachFileButWhatIsShared(FunctionLibrary library) {
    long functions = NAME.matcher(library.code()).results().count();
    long files = library.files().stream().filter(file -> !file.startsWith("shared/")).count();

    assertThat(functions).isEqualTo(files);
  }
}

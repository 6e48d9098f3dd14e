package io.emprops.ui.component;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.function.DeploymentConfiguration;
import com.vaadin.flow.server.VaadinSession;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.problem.Severity;
import io.emprops.ui.component.JsonEditor.Completion;
import io.emprops.ui.component.JsonEditor.Edit;
import io.emprops.ui.component.JsonEditor.Mark;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JsonEditorTest {
  private final UI ui = new UI();
  private final JsonEditor editor = new JsonEditor("Template");

  @BeforeEach
  void openSession() {
    ui.getInternals().setSession(new OpenSession());
  }

  @Test
  void showsItsWholeStateWhenAttached() {
    var mark = new Mark(1, 2, 1, 3, Severity.ERROR, "wrong");
    var completion = new Completion("prompt", "variable", null, null, null);
    editor.setValue("{}");
    editor.setMarks(List.of(mark));
    editor.setCompletions(List.of(completion));

    ui.add(editor);

    assertThat(calls())
        .containsExactly(
            List.of("setValue", "{}", "", "s1"),
            List.of("setCompletions", List.of(completion)),
            List.of("setDiagnostics", List.of(mark), "s1"));
  }

  @Test
  void sendsNothingForAValueThatThePersonTyped() {
    ui.add(editor);
    calls();

    editor.edited(new Edit("[1]", "7"));
    editor.setValue("[1]");

    assertThat(editor.getValue()).isEqualTo("[1]");
    assertThat(calls()).isEmpty();
  }

  @Test
  void namesTheTextThatItsAnswersBelongTo() {
    ui.add(editor);
    calls();

    editor.edited(new Edit("[1]", "7"));
    editor.setMarks(List.of());
    editor.setValue("[2]");

    assertThat(calls())
        .containsExactly(
            List.of("setDiagnostics", List.of(), "7"), List.of("setValue", "[2]", "7", "s2"));
  }

  @Test
  void tellsWhoChangedTheValue() {
    var heard = new ArrayList<String>();
    editor.addValueChangeListener(e -> heard.add(e.getValue() + " " + e.isFromClient()));

    editor.setValue("a");
    editor.edited(new Edit("ab", "1"));

    assertThat(heard).containsExactly("a false", "ab true");
  }

  @Test
  void marksThePlaceOfADiagnosticWithItsHint() {
    var diagnostic =
        Diagnostic.at("/template", ErrorCode.PLACEHOLDER_UNCLOSED, "wrong").in(3, 5, 4);

    assertThat(Mark.of(diagnostic.hinting("try b")))
        .isEqualTo(new Mark(3, 5, 3, 9, diagnostic.severity(), "wrong\ntry b"));
  }

  @Test
  void marksTheBeginningForADiagnosticWithoutAPlace() {
    var diagnostic = Diagnostic.at("", ErrorCode.PLACEHOLDER_UNCLOSED, "wrong");

    assertThat(Mark.of(diagnostic)).isEqualTo(new Mark(1, 1, 1, 2, diagnostic.severity(), "wrong"));
  }

  /** Each call of the element's methods since the last look: its name and its arguments. */
  private List<List<Object>> calls() {
    ui.getInternals().getStateTree().runExecutionsBeforeClientResponse();
    return ui.getInternals().dumpPendingJavaScriptInvocations().stream()
        .map(call -> call.getInvocation())
        .filter(call -> call.getExpression().contains("json-editor"))
        .map(
            call -> {
              var name = call.getExpression().replaceAll("(?s).*this\\.(\\w+)\\(.*", "$1");
              var parameters = new ArrayList<Object>(call.getParameters());
              parameters.removeLast(); // the element itself
              parameters.addFirst(name);
              return List.copyOf(parameters);
            })
        .toList();
  }

  /** A session without a server, which nobody else can be in. */
  private static final class OpenSession extends VaadinSession {
    OpenSession() {
      super(null);
    }

    @Override
    public void checkHasLock() {
      // Only this test is here: there is nothing to hold against others.
    }

    @Override
    public DeploymentConfiguration getConfiguration() {
      return (DeploymentConfiguration)
          Proxy.newProxyInstance(
              DeploymentConfiguration.class.getClassLoader(),
              new Class<?>[] {DeploymentConfiguration.class},
              (proxy, method, arguments) -> method.getName().equals("isProductionMode"));
    }
  }
}

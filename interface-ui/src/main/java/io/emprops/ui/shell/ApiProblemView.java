package io.emprops.ui.shell;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import io.emprops.core.problem.ErrorCode;
import io.emprops.ui.problem.ApiProblemException;
import io.emprops.ui.session.CurrentAccount;
import java.util.Objects;

/** The API refused what a screen needs. */
@ParentLayout(MainLayout.class)
public class ApiProblemView extends FailureView implements HasErrorParameter<ApiProblemException> {
  private final CurrentAccount account;

  ApiProblemView(CurrentAccount account) {
    this.account = account;
  }

  @Override
  public int setErrorParameter(
      BeforeEnterEvent event, ErrorParameter<ApiProblemException> parameter) {
    var problem = parameter.getException().problem();
    if (problem.code() == ErrorCode.UNAUTHENTICATED) {
      account.leave();
      show(VaadinIcon.SIGN_IN, text("error.signed-out"), text("error.signed-out.hint"), "");
    } else {
      var trace = Objects.requireNonNullElse(problem.traceId(), "");
      show(VaadinIcon.WARNING, problem.title(), problem.detail(), trace);
    }
    return problem.status();
  }
}

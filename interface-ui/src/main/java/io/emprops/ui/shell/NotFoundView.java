package io.emprops.ui.shell;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import jakarta.servlet.http.HttpServletResponse;

/** There is nothing at this address, or nothing for you. */
@ParentLayout(MainLayout.class)
public class NotFoundView extends FailureView implements HasErrorParameter<NotFoundException> {

  @Override
  public int setErrorParameter(
      BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
    show(VaadinIcon.QUESTION_CIRCLE_O, text("error.not-found"), text("error.not-found.hint"), "");
    return HttpServletResponse.SC_NOT_FOUND;
  }
}

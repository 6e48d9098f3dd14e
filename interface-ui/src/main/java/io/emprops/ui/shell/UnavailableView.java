package io.emprops.ui.shell;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import io.emprops.ui.problem.ApiUnavailableException;
import jakarta.servlet.http.HttpServletResponse;

/** The API is not there; retry when it is. */
@ParentLayout(MainLayout.class)
public class UnavailableView extends FailureView
    implements HasErrorParameter<ApiUnavailableException> {

  @Override
  public int setErrorParameter(
      BeforeEnterEvent event, ErrorParameter<ApiUnavailableException> parameter) {
    show(VaadinIcon.UNLINK, text("api.unavailable"), text("api.unavailable.hint"), "");
    return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
  }
}

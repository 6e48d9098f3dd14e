package io.emprops.ui.view.workflow;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.emprops.core.workflow.WorkflowSummary;
import io.emprops.ui.component.JobTypeIcons;
import io.emprops.ui.text.Times;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;

/** One workflow in the list, with what one can do with it. */
final class WorkflowCard extends Article {

  WorkflowCard(WorkflowSummary workflow, Instant now, Consumer<WorkflowSummary> delete) {
    addClassNames("card", "workflow-card");
    var jobType = Objects.requireNonNullElse(workflow.jobType(), workflow.componentType().wire());
    var link = new Anchor("workflows/" + workflow.id() + "/run", workflow.name());
    var kind = new Span(jobType);
    kind.addClassNames("muted", "mono");
    var title = new Div(new H2(link), kind);
    title.addClassName("workflow-card-title");
    var head = new Div(JobTypeIcons.tile(jobType), title);
    head.addClassName("workflow-card-head");
    var about = new Paragraph(workflow.description());
    about.addClassName("workflow-card-about");
    add(head, about, foot(workflow, now, delete));
  }

  private static Div foot(WorkflowSummary workflow, Instant now, Consumer<WorkflowSummary> delete) {
    var age = Times.ago(workflow.updatedAt(), now);
    var changed = new Span(text("workflows.changed", workflow.version(), age));
    changed.addClassName("muted");
    var remove = new Button(VaadinIcon.TRASH.create(), _ -> delete.accept(workflow));
    remove.addThemeNames("tertiary", "small");
    remove.addClassName("quiet");
    remove.setAriaLabel(text("workflows.delete", workflow.name()));
    remove.setTooltipText(text("action.delete"));
    var edit = button("action.edit", "tertiary", workflow, "edit");
    var run = button("action.run", "primary", workflow, "run");
    run.setIcon(VaadinIcon.PLAY.create());
    var foot = new Div(changed, remove, edit, run);
    foot.addClassName("workflow-card-foot");
    return foot;
  }

  private static Button button(String key, String theme, WorkflowSummary workflow, String screen) {
    var button =
        new Button(
            text(key),
            _ -> UI.getCurrentOrThrow().navigate("workflows/" + workflow.id() + "/" + screen));
    button.addThemeNames(theme, "small");
    button.setAriaLabel(text(key) + " " + workflow.name());
    return button;
  }
}

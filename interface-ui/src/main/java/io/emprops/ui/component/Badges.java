package io.emprops.ui.component;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.Unworkable;
import io.emprops.core.worker.WorkerState;

/** Small marks with an icon and a word; the colour only repeats what they say. */
public final class Badges {
  private Badges() {}

  /** Where a job stands. */
  public static Span status(JobStatus status) {
    var badge = badge(toneOf(status), iconOf(status), text("status." + status.wire()));
    badge.getElement().setAttribute("data-status", status.wire());
    if (!status.isTerminal()) {
      badge.addClassName("live");
    }
    return badge;
  }

  /** That no worker can take a waiting job. */
  public static Span unworkable(Unworkable condition) {
    String reason = condition.reason().wire();
    var badge = badge("warning", VaadinIcon.WARNING, text("unworkable." + reason));
    badge.getElement().setAttribute("data-unworkable", reason);
    return badge;
  }

  /** How a worker is. */
  public static Span worker(WorkerState state) {
    var badge = badge(toneOf(state), iconOf(state), text("worker." + state.wire()));
    badge.getElement().setAttribute("data-worker", state.wire());
    return badge;
  }

  /** A kind of job. */
  public static Span jobType(String jobType) {
    return badge(JobTypeIcons.toneOf(jobType), JobTypeIcons.iconOf(jobType), jobType);
  }

  /** Any mark; tones are those of the stylesheet. */
  public static Span badge(String tone, VaadinIcon icon, String words) {
    var badge = new Span(icon.create(), new Span(words));
    badge.addClassNames("badge", "tone-" + tone);
    return badge;
  }

  private static String toneOf(JobStatus status) {
    return switch (status) {
      case SCHEDULED, PENDING, CANCELLED -> "neutral";
      case ASSIGNED, IN_PROGRESS -> "info";
      case COMPLETED -> "success";
      case FAILED -> "danger";
      case TIMEOUT -> "warning";
    };
  }

  private static String toneOf(WorkerState state) {
    return switch (state) {
      case STARTING, DRAINING -> "neutral";
      case READY -> "success";
      case BUSY -> "info";
      case SETUP_FAILED -> "danger";
      case UNHEALTHY -> "warning";
    };
  }

  private static VaadinIcon iconOf(WorkerState state) {
    return switch (state) {
      case STARTING -> VaadinIcon.HOURGLASS;
      case READY -> VaadinIcon.CHECK_CIRCLE;
      case BUSY -> VaadinIcon.PLAY;
      case DRAINING -> VaadinIcon.SIGN_OUT;
      case SETUP_FAILED -> VaadinIcon.CLOSE_CIRCLE;
      case UNHEALTHY -> VaadinIcon.WARNING;
    };
  }

  private static VaadinIcon iconOf(JobStatus status) {
    return switch (status) {
      case SCHEDULED -> VaadinIcon.CALENDAR_CLOCK;
      case PENDING -> VaadinIcon.HOURGLASS;
      case ASSIGNED -> VaadinIcon.HANDSHAKE;
      case IN_PROGRESS -> VaadinIcon.PLAY;
      case COMPLETED -> VaadinIcon.CHECK_CIRCLE;
      case FAILED -> VaadinIcon.CLOSE_CIRCLE;
      case CANCELLED -> VaadinIcon.BAN;
      case TIMEOUT -> VaadinIcon.TIMER;
    };
  }
}

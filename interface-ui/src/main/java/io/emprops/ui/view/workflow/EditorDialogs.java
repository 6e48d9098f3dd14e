package io.emprops.ui.view.workflow;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;

/** The questions that the editor asks. */
final class EditorDialogs {
  private EditorDialogs() {}

  /** Whether to leave what is not saved. */
  static void askToLeave(Runnable leave, Runnable stay) {
    var dialog =
        new ConfirmDialog(
            text("editor.leave"),
            text("editor.leave.text"),
            text("editor.leave.discard"),
            _ -> leave.run());
    dialog.setCancelable(true);
    dialog.setCancelText(text("editor.leave.stay"));
    dialog.addCancelListener(_ -> stay.run());
    dialog.setConfirmButtonTheme("error primary");
    dialog.open();
  }

  /** Whose text to keep after someone else saved: mine on top of theirs, or theirs. */
  static void askWhose(int begun, int current, Runnable mine, Runnable theirs) {
    var dialog =
        new ConfirmDialog(
            text("editor.stale"),
            text("editor.stale.text", begun, current),
            text("editor.stale.mine", current + 1),
            _ -> mine.run());
    dialog.setWidth("min(520px, 94vw)");
    dialog.setRejectable(true);
    dialog.setRejectText(text("editor.stale.theirs"));
    dialog.addRejectListener(_ -> theirs.run());
    dialog.setCancelable(true);
    dialog.setCancelText(text("action.cancel"));
    dialog.open();
  }
}

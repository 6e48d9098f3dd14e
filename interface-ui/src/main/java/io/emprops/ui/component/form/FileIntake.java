package io.emprops.ui.component.form;

import io.emprops.core.asset.port.in.KeepAssetUseCase.KeepOutcome;
import java.io.InputStream;

/** Keeps files that someone gives to a form, in the name of who opened it. */
@FunctionalInterface
public interface FileIntake {

  /** Reads the stream to its end. Called on a thread that knows no session. */
  KeepOutcome keep(InputStream content, String name);
}

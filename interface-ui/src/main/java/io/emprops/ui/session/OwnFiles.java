package io.emprops.ui.session;

import io.emprops.core.asset.port.in.KeepAssetUseCase;
import io.emprops.core.asset.port.in.KeepAssetUseCase.KeepOutcome;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Keeps files for who opened a screen, on whatever thread they come. */
public final class OwnFiles {
  private final KeepAssetUseCase keep;
  private final CurrentAccount account;
  private final Optional<Account> owner;

  /** For who is signed in now. */
  public OwnFiles(KeepAssetUseCase keep, CurrentAccount account) {
    this.keep = keep;
    this.account = account;
    this.owner = account.find();
  }

  /**
   * Reads the stream to its end.
   *
   * @throws SignedOutException if nobody was signed in
   */
  public KeepOutcome keep(InputStream content, String name) {
    Account own = owner.orElseThrow(SignedOutException::new);
    var outcome = new AtomicReference<KeepOutcome>();
    account.as(own, () -> outcome.set(keep.keep(own.principal(), content, name))).run();
    return Objects.requireNonNull(outcome.get());
  }
}

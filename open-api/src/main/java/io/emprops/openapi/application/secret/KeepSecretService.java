package io.emprops.openapi.application.secret;

import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.secret.PlainSecret;
import io.emprops.core.secret.SecretFilter;
import io.emprops.core.secret.SecretName;
import io.emprops.core.secret.SecretSummary;
import io.emprops.core.secret.port.in.FindSecretsQuery;
import io.emprops.core.secret.port.in.KeepOutcome;
import io.emprops.core.secret.port.in.KeepOutcome.Kept;
import io.emprops.core.secret.port.in.KeepOutcome.NameTaken;
import io.emprops.core.secret.port.in.KeepOutcome.NoMasterKey;
import io.emprops.core.secret.port.in.KeepOutcome.NotFound;
import io.emprops.core.secret.port.in.KeepSecretUseCase;
import io.emprops.core.secret.port.out.SecretCipher;
import io.emprops.core.secret.port.out.SecretStore;
import io.emprops.core.secret.port.out.SecretStore.KeptSecret;
import io.emprops.core.workflow.Page;
import java.time.InstantSource;
import java.util.Optional;

/** Encrypts before anything is stored. */
public final class KeepSecretService implements KeepSecretUseCase, FindSecretsQuery {
  private final SecretStore store;
  private final Optional<SecretCipher> cipher;
  private final InstantSource clock;

  /** Without a cipher nothing can be kept; what is there can be listed and deleted. */
  public KeepSecretService(SecretStore store, Optional<SecretCipher> cipher, InstantSource clock) {
    this.store = store;
    this.cipher = cipher;
    this.clock = clock;
  }

  @Override
  public KeepOutcome add(Principal caller, PlainSecret secret) {
    caller.require(Role.EDITOR);
    if (secret.name().isReserved()) {
      return new NameTaken();
    }
    if (cipher.isEmpty()) {
      return new NoMasterKey();
    }
    return store
        .add(kept(cipher.get(), caller, secret), caller.user(), clock.instant())
        .<KeepOutcome>map(Kept::new)
        .orElseGet(NameTaken::new);
  }

  @Override
  public KeepOutcome replace(Principal caller, PlainSecret secret) {
    caller.require(Role.EDITOR);
    if (secret.name().isReserved()) {
      return new NotFound();
    }
    if (cipher.isEmpty()) {
      return new NoMasterKey();
    }
    return store
        .replace(kept(cipher.get(), caller, secret), caller.user(), clock.instant())
        .<KeepOutcome>map(Kept::new)
        .orElseGet(NotFound::new);
  }

  @Override
  public boolean delete(Principal caller, SecretName name) {
    caller.require(Role.EDITOR);
    return !name.isReserved() && store.delete(caller.organisation(), name);
  }

  @Override
  public Page<SecretSummary> list(Principal caller, SecretFilter filter) {
    caller.require(Role.EDITOR);
    return store.list(caller.organisation(), filter);
  }

  private static KeptSecret kept(SecretCipher cipher, Principal caller, PlainSecret secret) {
    return new KeptSecret(
        caller.organisation(),
        secret.name(),
        secret.binding(),
        cipher.encipher(caller.organisation(), secret));
  }
}

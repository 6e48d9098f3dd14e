package io.emprops.openapi.config;

import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.identity.UserId;
import io.emprops.core.identity.port.in.AuthenticateQuery;
import io.emprops.core.identity.port.in.EnrolUseCase;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Sees to it that there is an administrator, whose token lies where only the operator reads. */
@ApplicationScoped
class FirstStart {
  private static final Logger LOG = Logger.getLogger(FirstStart.class);
  private static final UserId ADMIN = new UserId("admin");

  private final ApiConfig config;
  private final AuthenticateQuery authenticate;
  private final EnrolUseCase enrol;

  FirstStart(ApiConfig config, AuthenticateQuery authenticate, EnrolUseCase enrol) {
    this.config = config;
    this.authenticate = authenticate;
    this.enrol = enrol;
  }

  void onStart(@Observes StartupEvent event) {
    config.adminTokenFile().filter(file -> holder(file).isEmpty()).ifPresent(this::makeAdmin);
  }

  private void makeAdmin(Path file) {
    var admin = new Principal(config.organisation(), ADMIN, Role.ADMIN);
    writePrivately(file.toAbsolutePath(), enrol.enrol(admin, config.organisation().value()));
    LOG.infof("made an admin token: organisation=%s file=%s", config.organisation(), file);
  }

  private Optional<Principal> holder(Path file) {
    return read(file)
        .flatMap(authenticate::authenticate)
        .filter(holder -> holder.role() == Role.ADMIN);
  }

  private static Optional<String> read(Path file) {
    try {
      return Files.exists(file)
          ? Optional.of(Files.readString(file).strip()).filter(token -> !token.isEmpty())
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the admin token file " + file, e);
    }
  }

  /** Whole or not at all, and at no moment readable for others. */
  private static void writePrivately(Path file, String token) {
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try {
      Path folder = Files.createDirectories(file.getParent());
      Path draft = Files.createTempFile(folder, file.getFileName().toString(), ".new", ownerOnly);
      Files.writeString(draft, token + "\n");
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the admin token file " + file, e);
    }
  }
}

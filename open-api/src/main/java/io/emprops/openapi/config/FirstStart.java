package io.emprops.openapi.config;

import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.identity.UserId;
import io.emprops.core.identity.port.in.AuthenticateQuery;
import io.emprops.core.identity.port.in.EnrolUseCase;
import io.emprops.core.workflow.port.in.SeedExamplesUseCase;
import io.emprops.core.workflow.port.in.SeedExamplesUseCase.Example;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
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
  private final SeedExamplesUseCase examples;

  FirstStart(
      ApiConfig config,
      AuthenticateQuery authenticate,
      EnrolUseCase enrol,
      SeedExamplesUseCase examples) {
    this.config = config;
    this.authenticate = authenticate;
    this.enrol = enrol;
    this.examples = examples;
  }

  void onStart(@Observes StartupEvent event) {
    config.adminTokenFile().filter(file -> holder(file).isEmpty()).ifPresent(this::makeAdmin);
    if (config.exampleLibrary()) {
      ExampleLibrary.examples().forEach(this::seed);
    }
  }

  /** An example that cannot be stored must not keep the service from its work. */
  private void seed(Example example) {
    String name = example.workflow().name();
    try {
      int added = examples.seed(admin(), List.of(example));
      LOG.debugf("example: name='%s' new=%s", name, added > 0);
    } catch (IllegalArgumentException e) {
      LOG.errorf(e, "an example cannot be stored: name='%s'", name);
    }
  }

  private void makeAdmin(Path file) {
    writePrivately(file.toAbsolutePath(), enrol.enrol(admin(), config.organisation().value()));
    LOG.infof("made an admin token: organisation=%s file=%s", config.organisation(), file);
  }

  private Principal admin() {
    return new Principal(config.organisation(), ADMIN, Role.ADMIN);
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

package io.emprops.openapi.support;

import static io.restassured.RestAssured.given;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.identity.UserId;
import io.emprops.core.identity.port.in.EnrolUseCase;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Requests with the tokens of people of all kinds. */
@ApplicationScoped
public class Api {
  private final EnrolUseCase enrol;
  private final Path adminTokenFile;

  Api(EnrolUseCase enrol, @ConfigProperty(name = LocalServers.ADMIN_TOKEN_FILE) Path file) {
    this.enrol = enrol;
    this.adminTokenFile = file;
  }

  /** The token that the first start left for the operator. */
  public String adminToken() {
    try {
      return Files.readString(adminTokenFile).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A fresh token of someone in this organisation. */
  public String token(String organisation, Role role) {
    var member =
        new Principal(new OrganisationId(organisation), new UserId(role.wire() + "-1"), role);
    return enrol.enrol(member, organisation);
  }

  /** A request of the first administrator. */
  public RequestSpecification admin() {
    return with(adminToken());
  }

  /** A request of someone in this organisation. */
  public RequestSpecification as(String organisation, Role role) {
    return with(token(organisation, role));
  }

  /** A request with this token. */
  public static RequestSpecification with(String token) {
    return given().header("Authorization", "Bearer " + token);
  }
}

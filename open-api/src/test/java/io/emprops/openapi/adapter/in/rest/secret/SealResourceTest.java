package io.emprops.openapi.adapter.in.rest.secret;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.emprops.core.identity.Role;
import io.emprops.core.job.JobId;
import io.emprops.core.secret.JdkHpke;
import io.emprops.core.secret.SealedSecrets;
import io.emprops.core.secret.SecretBundle;
import io.emprops.core.secret.WorkerKey;
import io.emprops.openapi.support.Api;
import io.emprops.openapi.support.LocalServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.jwt.build.Jwt;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The gateway has a job's secrets sealed, and cannot have more than that. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class SealResourceTest {
  private static final String ORGANISATION = "seals";
  private static final byte[] PRIVATE =
      HexFormat.of().parseHex("4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8");
  private static final String PUBLIC =
      WorkerKey.of(
              HexFormat.of()
                  .parseHex("3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d"))
          .value();

  @Inject Api api;

  @Test
  void sealsWhatTheJobNamesForTheWorker() throws GeneralSecurityException {
    keep("named", "the named one");
    keep("unnamed", "another one");
    String job = job("named");

    ValidatableResponse answer =
        seal(token("open-api"), ORGANISATION, job, PUBLIC)
            .statusCode(200)
            .body("sealed.enc", notNullValue());

    byte[] plain =
        JdkHpke.aes256()
            .open(
                PRIVATE,
                bytes(answer.extract().path("sealed.enc")),
                SealedSecrets.info(new JobId(job)),
                new byte[0],
                bytes(answer.extract().path("sealed.ciphertext")));
    var bundle = SecretBundle.parse(new String(plain, StandardCharsets.UTF_8));
    assertThat(bundle.secrets()).hasSize(1);
    assertThat(bundle.secrets().getFirst().value()).isEqualTo("the named one");
    assertThat(bundle.secrets().getFirst().binding().inWords()).isEqualTo("a.example");
    api.as(ORGANISATION, Role.EDITOR)
        .get("/api/secrets?q=named")
        .then()
        .body("items.find { it.name == 'named' }.last_used_at", notNullValue())
        .body("items.find { it.name == 'unnamed' }.last_used_at", nullValue());
  }

  @Test
  void sealsNothingForJobsThatNeedNothingOrAreNotThere() {
    keep("needed", "the needed one");
    String job = job("needed");

    seal(token("open-api"), "another", job, PUBLIC).statusCode(200).body("sealed", nullValue());
    seal(token("open-api"), ORGANISATION, "p0-01KAEXAMP00000000000000009", PUBLIC)
        .statusCode(200)
        .body("sealed", nullValue());
    seal(token("open-api"), ORGANISATION, job("nowhere"), PUBLIC)
        .statusCode(200)
        .body("sealed", nullValue());
  }

  @Test
  void refusesAKeyThatIsNone() {
    seal(token("open-api"), ORGANISATION, "p0-01KAEXAMP00000000000000009", "AAAA")
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/public_key"));
  }

  @Test
  void letsNobodyInButJobQueue() {
    String admin = api.token(ORGANISATION, Role.ADMIN);
    String stale =
        Jwt.issuer("emprops-job-queue")
            .audience("open-api")
            .expiresAt(Instant.now().minus(Duration.ofMinutes(5)))
            .sign();

    seal("", ORGANISATION, "p0-01KAEXAMP00000000000000009", PUBLIC).statusCode(401);
    seal(admin, ORGANISATION, "p0-01KAEXAMP00000000000000009", PUBLIC).statusCode(401);
    seal(token("job-queue"), ORGANISATION, "p0-01KAEXAMP00000000000000009", PUBLIC).statusCode(401);
    seal(stale, ORGANISATION, "p0-01KAEXAMP00000000000000009", PUBLIC).statusCode(401);
  }

  private static ValidatableResponse seal(
      String token, String organisation, String job, String key) {
    return given()
        .header("Authorization", "Bearer " + token)
        .contentType("application/json")
        .body(Map.of("organisation_id", organisation, "job_id", job, "public_key", key))
        .post("/internal/secrets/seal")
        .then();
  }

  private static String token(String audience) {
    return Jwt.issuer("emprops-job-queue")
        .audience(audience)
        .subject("job-queue")
        .expiresAt(Instant.now().plusSeconds(60))
        .sign();
  }

  private void keep(String name, String value) {
    api.as(ORGANISATION, Role.EDITOR)
        .contentType("application/json")
        .body(Map.of("name", name, "value", value, "hosts", List.of("a.example")))
        .post("/api/secrets")
        .then()
        .statusCode(201);
  }

  /** A job that waits, since no broker is there. */
  private String job(String secret) {
    String workflow =
        api.as(ORGANISATION, Role.EDITOR)
            .contentType("application/json")
            .body(
                """
                {"name": "Calls", "component_type": "dynamic_json", "template_data": {
                  "job_type": "custom_webhook",
                  "template": {"url": "https://a.example/", "headers": {"X-Key": "{{key}}"}},
                  "variable_types": {"key": {"type": "secret"}}}}
                """)
            .post("/api/workflows")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    return api.as(ORGANISATION, Role.RUNNER)
        .contentType("application/json")
        .body(Map.of("inputs", Map.of("key", Map.of("secret", secret))))
        .post("/api/workflows/" + workflow + "/execute")
        .then()
        .statusCode(202)
        .extract()
        .path("job_id");
  }

  private static byte[] bytes(String text) {
    return Base64.getUrlDecoder().decode(text);
  }
}

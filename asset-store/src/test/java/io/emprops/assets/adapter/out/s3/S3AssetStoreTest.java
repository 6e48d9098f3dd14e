package io.emprops.assets.adapter.out.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emprops.core.asset.AssetId;
import io.emprops.core.asset.Samples;
import io.emprops.core.asset.port.out.AssetStore;
import io.emprops.core.asset.port.out.AssetStore.Stored;
import io.emprops.core.asset.port.out.AssetStoreContract;
import io.emprops.core.asset.port.out.AssetStoreUnavailableException;
import io.emprops.core.identity.OrganisationId;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class S3AssetStoreTest extends AssetStoreContract {
  private static final OrganisationId ACME = new OrganisationId("acme");
  private static final AssetId ABSENT = new AssetId("0".repeat(64));
  private static final String BUCKET = "assets";

  private S3Server server;
  private S3Client client;
  private int stores;

  @BeforeAll
  void startServer(@TempDir Path folder) {
    server = S3Server.start(folder);
    client = access(server.endpoint(), S3Server.KEYS).client();
    client.createBucket(create -> create.bucket(BUCKET));
  }

  @AfterAll
  void stopServer() {
    client.close();
    server.close();
  }

  @Override
  protected AssetStore emptyStore() {
    stores++;
    return new S3AssetStore(client, BUCKET, "test-" + stores + "/");
  }

  @Test
  void writesBelowItsPrefixWithTheTypeOfTheContent() {
    var store = new S3AssetStore(client, BUCKET, "mine/");

    var stored = (Stored) store.put(ACME, new ByteArrayInputStream(Samples.png()), 1_000);

    var head =
        client.headObject(h -> h.bucket(BUCKET).key("mine/acme/" + stored.asset().id().value()));
    assertThat(head.contentType()).isEqualTo("image/png");
    assertThat(head.contentLength()).isEqualTo(Samples.png().length);
  }

  @Test
  void saysThatTheServerCannotBeReached() {
    URI nobody = URI.create("http://127.0.0.1:1");

    try (S3Client lost = access(nobody, S3Server.KEYS).client()) {
      var store = new S3AssetStore(lost, BUCKET, "");

      assertThatThrownBy(() -> store.find(ACME, ABSENT))
          .isInstanceOf(AssetStoreUnavailableException.class);
    }
  }

  @Test
  void saysThatTheServerDoesNotTakeItsKeysAndTellsThemToNobody() {
    var keys = new S3Access.Keys("test-access", "wrong-secret");
    S3Access access = access(server.endpoint(), keys);

    try (S3Client stranger = access.client()) {
      var store = new S3AssetStore(stranger, BUCKET, "");

      assertThatThrownBy(() -> store.find(ACME, ABSENT))
          .isInstanceOf(AssetStoreUnavailableException.class)
          .hasMessageNotContaining("wrong-secret");
    }
    assertThat(access.toString()).doesNotContain("wrong-secret");
  }

  private static S3Access access(URI endpoint, S3Access.Keys keys) {
    return new S3Access(Optional.of(endpoint), "us-east-1", true, Optional.of(keys));
  }
}

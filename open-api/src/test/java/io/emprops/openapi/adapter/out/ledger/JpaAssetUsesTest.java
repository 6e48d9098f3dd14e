package io.emprops.openapi.adapter.out.ledger;

import io.emprops.core.asset.port.out.AssetUses;
import io.emprops.core.asset.port.out.AssetUsesContract;
import io.emprops.core.job.port.out.LedgerPorts;
import io.emprops.openapi.support.LocalServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;

/** PostgreSQL keeps the promises of the port. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class JpaAssetUsesTest extends AssetUsesContract {
  @Inject LedgerFixture fixture;
  @Inject AssetUses uses;

  @Override
  protected AssetUses empty() {
    fixture.forgetTurns();
    return uses;
  }

  @Override
  protected LedgerPorts ledger() {
    return fixture.empty();
  }

  @Override
  protected void saveWorkflow(String source) {
    fixture.saveVersion(source);
  }
}

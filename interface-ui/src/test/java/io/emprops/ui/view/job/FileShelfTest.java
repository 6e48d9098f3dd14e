package io.emprops.ui.view.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.dom.Element;
import io.emprops.core.asset.Asset;
import io.emprops.core.asset.AssetId;
import io.emprops.core.asset.port.in.ReadAssetQuery;
import io.emprops.core.identity.Principal;
import io.emprops.ui.session.CurrentAccount;
import io.emprops.ui.session.LocalUi;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FileShelfTest {
  @RegisterExtension final LocalUi ui = new LocalUi();
  private final CurrentAccount account = new CurrentAccount();
  private final FileShelf shelf = new FileShelf(new NoFiles(), account);

  @Test
  void showsEachFileAsWhatItIs() {
    show(
        asset("image/png", "cat.png", 2_048),
        asset("audio/wav", "song.wav", 10),
        asset("video/mp4", null, 3L * 1024 * 1024),
        asset("application/zip", "all.zip", 5));

    assertThat(tags()).containsOnlyOnce("img", "audio", "video").filteredOn("a"::equals).hasSize(4);
    assertThat(shelf.getElement().getTextRecursively())
        .contains("cat.png", "2 KiB", "song.wav", "10 B", "film", "3 MiB", "all.zip");
  }

  @Test
  void showsNothingThatABrowserWouldRun() {
    show(asset("image/svg+xml", "a.svg", 5), asset("text/html", "a.html", 5));

    assertThat(tags()).doesNotContain("img").filteredOn("a"::equals).hasSize(2);
  }

  @Test
  void hidesWithoutFiles() {
    show(asset("image/png", "cat.png", 5));
    show();

    assertThat(shelf.isVisible()).isFalse();
    assertThat(tags()).doesNotContain("img");
  }

  private void show(Asset... files) {
    account.as(LocalUi.operator(), () -> shelf.show(List.of(files))).run();
  }

  private List<String> tags() {
    return all(shelf.getElement())
        .filter(element -> !element.isTextNode())
        .map(Element::getTag)
        .toList();
  }

  private static Stream<Element> all(Element element) {
    return Stream.concat(Stream.of(element), element.getChildren().flatMap(FileShelfTest::all));
  }

  private static Asset asset(String type, @Nullable String name, long size) {
    return new Asset(new AssetId("0f".repeat(32)), type, size, name);
  }

  private static final class NoFiles implements ReadAssetQuery {
    @Override
    public Optional<Asset> find(Principal caller, AssetId id) {
      return Optional.empty();
    }

    @Override
    public Optional<InputStream> read(Principal caller, AssetId id, long offset) {
      return Optional.empty();
    }
  }
}

package io.emprops.ui.view.job;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.dom.Element;
import io.emprops.core.asset.Asset;
import io.emprops.core.asset.MediaTypes;
import io.emprops.core.asset.port.in.ReadAssetQuery;
import io.emprops.ui.session.Account;
import io.emprops.ui.session.CurrentAccount;
import io.emprops.ui.session.SignedOutException;
import io.emprops.ui.text.Sizes;
import java.util.List;
import java.util.Optional;

/** Files of a job: pictures, sound and films in place, and each to be saved. */
final class FileShelf extends Div {

  private final ReadAssetQuery read;
  private final CurrentAccount account;
  private List<Asset> shown = List.of();

  FileShelf(ReadAssetQuery read, CurrentAccount account) {
    this.read = read;
    this.account = account;
    addClassName("files");
    setVisible(false);
  }

  /** Shows these and no others; what is shown already stays as it is. */
  void show(List<Asset> files) {
    if (files.equals(shown)) {
      return;
    }
    shown = List.copyOf(files);
    removeAll();
    shown.forEach(file -> add(card(file)));
    setVisible(!shown.isEmpty());
  }

  private Component card(Asset file) {
    Account owner = account.find().orElseThrow(SignedOutException::new);
    var card = new Div();
    card.addClassName("file");
    picture(file, owner).ifPresent(card::add);
    var words = new Span(Sizes.of(file.size()));
    words.addClassNames("muted", "numeric");
    var line = new Div(link(file, owner), words);
    line.addClassName("file-line");
    card.add(line);
    return card;
  }

  private Anchor link(Asset file, Account owner) {
    var link = new Anchor(new AssetDownload(file, read, account, owner, true), nameOf(file));
    link.addClassName("button-link");
    link.addComponentAsFirst(VaadinIcon.DOWNLOAD_ALT.create());
    return link;
  }

  private Optional<Component> picture(Asset file, Account owner) {
    var content = new AssetDownload(file, read, account, owner, false);
    if (!MediaTypes.isShowable(file.mediaType())) {
      return Optional.empty();
    }
    return switch (file.kind()) {
      case IMAGE -> Optional.of(new Image(content, nameOf(file)));
      case AUDIO -> Optional.of(new Player("audio", content, nameOf(file)));
      case VIDEO -> Optional.of(new Player("video", content, nameOf(file)));
      case TEXT, JSON, FILE -> Optional.empty();
    };
  }

  private static String nameOf(Asset file) {
    return Optional.ofNullable(file.name()).orElseGet(() -> text("job.file." + file.kind().wire()));
  }

  /** The browser's own player. */
  private static final class Player extends Component {
    Player(String tag, AssetDownload content, String name) {
      super(new Element(tag));
      getElement().setAttribute("controls", true);
      getElement().setAttribute("preload", "metadata");
      getElement().setAttribute("aria-label", name);
      getElement().setAttribute("src", content);
    }
  }
}

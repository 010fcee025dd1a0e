package dev.polystack.engine.scaffold;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Begins an event: its schema among the project's contracts. */
public final class NewEvent {

  private final Checkout checkout;

  /** Begins events in a workspace. */
  public NewEvent(Checkout checkout) {
    this.checkout = checkout;
  }

  /**
   * Writes the schema of major version 1.
   *
   * @param id {@code service/Name}: the service that will tell it, and what happened
   * @return what was written or changed, relative to the workspace
   * @throws UserError if a name cannot be one, the event exists, or there is no repository of
   *     contracts
   */
  public List<Path> create(String id) {
    House house = House.of(checkout);
    EventName event = EventName.of(id);
    Path files = house.contractFiles();
    List<Path> written = new ArrayList<>();
    new Template("event")
        .writeTo(files, Map.of("service", event.service().text(), "Event", event.type()))
        .forEach(file -> written.add(checkout.root().relativize(files.resolve(file))));
    Path readme = repositoryOf(house).resolve("README.md");
    if (listsEvents(readme)) {
      Path link =
          repositoryOf(house)
              .relativize(
                  files.resolve(
                      "events/%s/v1/%s.json".formatted(event.service().text(), event.type())));
      SourceText.read(readme)
          .beforeAfter(
              "table of events",
              NewEvent::headsTable,
              line -> !line.startsWith("|"),
              "| [`%s.v1`](%s) | %s | what happened, in one sentence | not yet |"
                  .formatted(event.type(), link, event.service().text()))
          .write();
      written.add(checkout.root().relativize(readme));
    }
    return written;
  }

  private static Path repositoryOf(House house) {
    return house.contracts().orElseThrow().repository();
  }

  private static boolean listsEvents(Path readme) {
    return Files.exists(readme) && SourceText.read(readme).any(NewEvent::headsTable);
  }

  private static boolean headsTable(String line) {
    return line.startsWith("| Event | Owner |");
  }
}

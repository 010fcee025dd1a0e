package dev.polystack.pacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PactFolderTest {

  @TempDir private Path given;
  @TempDir private Path target;
  private PactFolder folder;

  @BeforeEach
  void open() {
    folder = PactFolder.emptied(target, "catalog");
  }

  private List<Interaction> kept() {
    return Pact.files(target).stream()
        .flatMap(file -> Pact.read(file).interactions().stream())
        .toList();
  }

  private static Results results(Interaction interaction, boolean passed) {
    return new Results(
        "catalog",
        "1",
        "code",
        List.of(
            new Verification(
                "store", interaction.description(), interaction.digest(), passed, "")));
  }

  @Test
  void add_twoVersionsOfAConsumer_keepsEachInteractionOnce() throws IOException {
    folder.add(PactFiles.pact(given.resolve("1.json"), "store", "catalog", "a", "b"));
    folder.add(PactFiles.pact(given.resolve("2.json"), "store", "catalog", "b", "c"));
    folder.add(PactFiles.pact(given.resolve("3.json"), "store", "catalog", "a"));

    assertThat(kept())
        .extracting(Interaction::description)
        .containsExactly("about a", "about b", "about c");
    assertThat(folder.interactions()).isEqualTo(3);
  }

  @Test
  void add_aPactWithSomebodyElse_isLeftOut() throws IOException {
    folder.add(PactFiles.pact(given.resolve("1.json"), "store", "partners", "a"));

    assertThat(kept()).isEmpty();
  }

  @Test
  void add_onlyOneTransport_leavesTheOthersOut() throws IOException {
    Path both =
        Files.writeString(
            given.resolve("both.json"),
            """
            {"consumer": {"name": "store"}, "provider": {"name": "catalog"},
             "interactions": [{"type": "Synchronous/HTTP", "description": "a request"},
                              {"type": "Asynchronous/Messages", "description": "an event"}],
             "metadata": {"pactSpecification": {"version": "4.0"}}}
            """);
    for (Transport transport : Transport.values()) {
      folder = PactFolder.emptied(target, "catalog", Set.of(transport));

      folder.add(both);

      assertThat(folder.interactions()).isEqualTo(1);
      assertThat(kept())
          .extracting(Interaction::description)
          .containsExactly(transport == Transport.HTTP ? "a request" : "an event");
    }
  }

  @Test
  void emptied_whatAnEarlierBuildLeft_isGone() throws IOException {
    PactFiles.pact(target.resolve("old.json"), "store", "catalog", "a");

    PactFolder.emptied(target, "catalog");

    assertThat(Pact.files(target)).isEmpty();
  }

  @Test
  void markPending_onlyWhatNeverPassed() throws IOException {
    folder.add(PactFiles.pact(given.resolve("1.json"), "store", "catalog", "a", "b", "c"));
    List<Interaction> all = kept();

    List<Results> before = List.of(results(all.get(0), true), results(all.get(1), false));

    List<Interaction> pending =
        folder.markPending(
            each -> Results.of(before, each).filter(Verification::passed).isPresent());

    assertThat(pending).containsExactly(all.get(1), all.get(2));
    assertThat(Json.tree(Pact.files(target).get(0)).findValues("pending"))
        .extracting(node -> node.asBoolean())
        .containsExactly(false, true, true);
  }

  @Test
  void anInteraction_carriesItsDigest() throws IOException {
    folder.add(PactFiles.pact(given.resolve("1.json"), "store", "catalog", "a"));

    assertThat(
            Json.tree(Pact.files(target).get(0))
                .at("/interactions/0/comments/" + Fetched.DIGEST)
                .asText())
        .isEqualTo(kept().get(0).digest());
  }
}

package dev.polystack.engine.repositories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.engine.repositories.RepositoryResult.Kind;
import dev.polystack.workspace.manifest.Manifest;
import dev.polystack.workspace.manifest.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many connections there are to one host: as many as there may be, since the server answers
 * nobody who comes alone, and no more.
 */
class ConnectionsTest {

  private static final int HOST = 2;
  private static final Connections CONNECTIONS = new Connections(6, HOST, 0);
  private static final List<String> NAMES = List.of("a", "b", "c", "d");

  @TempDir private Path folder;
  private Origins origins;
  private GitServer server;

  @BeforeEach
  void origins() throws Exception {
    origins = new Origins(folder).create(NAMES.toArray(String[]::new));
    Files.createDirectories(origins.root());
    server = GitServer.thatHoldsUntilThereAre(HOST, folder.resolve("origins"));
  }

  @AfterEach
  void shut() {
    server.close();
  }

  @Test
  void cloneSyncAndImport_openAsManyConnectionsToAHostAsTheyMay() throws Exception {
    var cloned = new TreeMap<String, RepositoryResult>();
    new WorkspaceClone(origins.checkout(), CloneOptions.complete(), CONNECTIONS)
        .run(
            manifest(name -> "main"),
            (repository, result, took) -> cloned.put(repository.name(), result));
    assertChanged(cloned);

    push("1");
    assertChanged(
        new WorkspaceSync(origins.checkout(), CONNECTIONS)
            .run(manifest(name -> "main"), false, (name, result, took) -> {}));

    Map<String, String> commits = push("2");
    var imported = new TreeMap<String, RepositoryResult>();
    new WorkspaceImport(origins.checkout(), CloneOptions.complete(), CONNECTIONS)
        .run(
            manifest(name -> commits.getOrDefault(name, "")),
            (repository, result, took) -> imported.put(repository.name(), result));
    assertChanged(imported);
  }

  private void assertChanged(Map<String, RepositoryResult> results) {
    assertThat(results).containsOnlyKeys(NAMES);
    assertThat(results.values()).extracting(RepositoryResult::kind).containsOnly(Kind.CHANGED);
    assertThat(server.mostOpen()).isEqualTo(HOST);
  }

  private Map<String, String> push(String content) throws Exception {
    Map<String, String> commits = new TreeMap<>();
    for (String name : NAMES) {
      commits.put(name, origins.push(name, "a.txt", content));
    }
    return commits;
  }

  private List<Repository> manifest(Function<String, String> version) throws Exception {
    List<String> lines = new ArrayList<>(List.of("repositories:"));
    for (String name : NAMES) {
      lines.add(
          "  %s: {type: git, url: '%s', version: '%s'}"
              .formatted(name, server.url(name), version.apply(name)));
    }
    Path file = Files.write(origins.root().resolve("repos.yaml"), lines);
    return Manifest.read(file).repositories();
  }
}

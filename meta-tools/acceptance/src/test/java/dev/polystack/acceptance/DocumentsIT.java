package dev.polystack.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the workspace's Markdown files link to is there. */
class DocumentsIT {

  @Test
  void everyLink_leadsToAFileAndHeadingOfItsRepository() throws IOException {
    Path workspace = Polyrepo.workspace().toRealPath();

    assertThat(Document.beneath(workspace))
        .hasSizeGreaterThan(20)
        .contains(workspace.resolve("README.md"));
    assertThat(deadLinks(workspace)).isEmpty();
  }

  @Test
  void aLinkToNowhere_toNoHeading_orIntoAnotherRepository_isDead(@TempDir Path folder)
      throws IOException {
    Path root = folder.toRealPath();
    Files.createDirectories(root.resolve("one/docs"));
    Files.createDirectory(root.resolve("two"));
    Files.writeString(root.resolve("README.md"), "[a](one) [b](https://example.com/c) `[d](e)`\n");
    Files.writeString(root.resolve("two/README.md"), "# It's `two`, again\n\n![x](gone.png)\n");
    Files.writeString(
        root.resolve("one/docs/a.md"),
        "# One\n[a](#one) [b](#none) [c](../two) [d](../../two/README.md#its-two-again)\n");

    assertThat(deadLinks(root))
        .containsExactly(
            "one/docs/a.md: #none",
            "one/docs/a.md: ../two",
            "one/docs/a.md: ../../two/README.md#its-two-again",
            "two/README.md: gone.png");
  }

  private static List<String> deadLinks(Path workspace) throws IOException {
    List<String> dead = new ArrayList<>();
    for (Path file : Document.beneath(workspace)) {
      for (String link : Document.read(file).links()) {
        if (!leads(workspace, file, link)) {
          dead.add(workspace.relativize(file) + ": " + link);
        }
      }
    }
    return dead;
  }

  private static boolean leads(Path workspace, Path file, String link) throws IOException {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? file : file.resolveSibling(parts[0]).normalize();
    return Files.exists(target)
        && target.startsWith(repository(workspace, file))
        && (parts.length == 1 || Document.read(target).anchors().contains(parts[1]));
  }

  /** The repository of a file; the workspace's own files are about all of them. */
  private static Path repository(Path workspace, Path file) {
    Path inside = workspace.relativize(file);
    return inside.getNameCount() == 1 ? workspace : workspace.resolve(inside.getName(0));
  }
}

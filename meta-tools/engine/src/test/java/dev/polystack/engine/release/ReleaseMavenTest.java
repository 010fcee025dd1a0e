package dev.polystack.engine.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.engine.WorkFolder;
import dev.polystack.workspace.git.Git;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseMavenTest {

  @TempDir private Path folder;

  @Test
  void prepareContents_givesTheHookMavenWithItsArguments_wordByWord() throws Exception {
    Path clone = Files.createDirectory(folder.resolve("clone"));
    Files.writeString(
        clone.resolve("release.json"),
        """
        {"app": "eval set -- \\"$MAVEN\\"; shift; printf '%s\\\\n' \\"$@\\" \\"$RELEASE_VERSION\\" > words"}
        """);
    ReleaseRequest request =
        new ReleaseRequest(
            List.of(),
            Optional.empty(),
            null,
            List.of("who=it's \"me\" & $HOME", "skipTests"),
            folder.resolve("my settings.xml"));

    new ReleaseMaven(new WorkFolder(folder.resolve("work")), request)
        .prepareContents(Git.in(clone), new Version(1, 2, 3));

    assertThat(clone.resolve("words"))
        .hasContent(
            """
            -s
            %s
            -Dwho=it's "me" & $HOME
            -DskipTests
            1.2.3
            """
                .formatted(folder.resolve("my settings.xml")));
  }
}

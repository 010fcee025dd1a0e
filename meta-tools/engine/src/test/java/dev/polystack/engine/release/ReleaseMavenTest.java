package dev.polystack.engine.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polystack.engine.UsageError;
import dev.polystack.engine.WorkFolder;
import dev.polystack.workspace.git.Git;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.shared.utils.cli.CommandLineUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseMavenTest {

  @TempDir private Path folder;

  @Test
  void mavenLine_isReadByTheReleasePlugin_wordByWord() throws Exception {
    ReleaseRequest request =
        with("who=it's \"me\" & $HOME", "quoted='\"'", "path=c:\\d e", "empty=", "skipTests");

    assertThat(CommandLineUtils.translateCommandline(request.mavenLine()))
        .containsExactlyElementsOf(request.mavenArguments())
        .contains("-Dwho=it's \"me\" & $HOME", folder.resolve("my settings.xml").toString());
  }

  @Test
  void request_withWhatThePluginCannotRead_isRefused() {
    for (String property : List.of("path=c:\\", "path=c:\\'d")) {
      assertThatThrownBy(() -> with(property))
          .isInstanceOf(UsageError.class)
          .hasMessageContainingAll(property, "backslash", "--settings");
    }
  }

  private ReleaseRequest with(String... properties) {
    return new ReleaseRequest(
        List.of(), Optional.empty(), null, List.of(properties), folder.resolve("my settings.xml"));
  }

  @Test
  void prepareContents_givesTheHookMavenWithItsArguments_wordByWord() throws Exception {
    Path clone = Files.createDirectory(folder.resolve("clone"));
    Files.writeString(
        clone.resolve("release.json"),
        """
        {"app": "eval set -- \\"$MAVEN\\"; shift; printf '%s\\\\n' \\"$@\\" \\"$RELEASE_VERSION\\" > words"}
        """);
    ReleaseRequest request = with("who=it's \"me\" & $HOME", "skipTests");

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

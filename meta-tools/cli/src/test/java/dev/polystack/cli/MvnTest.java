package dev.polystack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code meta mvn} hands to Maven; that it builds so is in {@link BootstrapIT}. */
class MvnTest {

  @TempDir private Path root;

  @Test
  void mvn_handsOverEveryArgumentAndTheCurrentFolder_andEndsAsMavenDoes() throws Exception {
    Path maven = root.resolve("mvn");
    Files.writeString(maven, "#!/bin/sh\npwd\nprintf '<%s>' \"$@\"\nexit 3\n");
    assertThat(maven.toFile().setExecutable(true)).isTrue();
    ProcessBuilder builder =
        Workspace.of(root, "app").start("mvn", "-pl", "a,b", "verify", "-h", "-Dx=y z", "--", "-V");
    builder.environment().put("META_MAVEN", maven.toString());

    Process process =
        builder.directory(root.resolve("app").toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(output).isEqualTo(3);
    assertThat(output)
        .startsWith(root.resolve("app").toRealPath() + "\n")
        .contains(".polystack/m2>")
        .endsWith("<-pl><a,b><verify><-h><-Dx=y z><--><-V>");
  }
}

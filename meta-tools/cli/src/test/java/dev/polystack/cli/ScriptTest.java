package dev.polystack.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script that builds meta and hands over to it, with a Maven and a JDK that only say so. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it is a script of bash")
class ScriptTest {

  private static final String JAVA =
      """
      case "$*" in
      *XshowSettings*) echo "    user.home = $META_TEST_HOME" >&2 ;;
      *" dev.polystack.cli.Meta --version") echo "meta was started" ;;
      *" dev.polystack.cli.Meta where") echo "$*" | tr ' ' '\\n' | grep -e -Dmeta && echo "$LC_ALL" ;;
      esac
      """;

  /** Says that it builds, and does when it may. */
  private static final String MAVEN =
      """
      echo build >>"$META_TEST_HOME/builds"
      while [ ! -f "$META_TEST_HOME/go" ]; do sleep 0.02; done
      mkdir -p cli/target local/target
      touch cli/target/meta.jar cli/target/classpath local/target/classpath
      """;

  @TempDir Path home;
  private Path script;

  @BeforeEach
  void writeAWorkspace() throws IOException {
    Path workspace = Files.createDirectories(home.resolve("a workspace"));
    Files.writeString(workspace.resolve("repos.yaml"), "repositories:\n");
    Path tools = Files.createDirectory(workspace.resolve("meta-tools"));
    script = Files.copy(Path.of("../meta"), tools.resolve("meta"));
    program("jdk/bin/java", JAVA);
    program("jdk/bin/javac", "");
    Files.writeString(home.resolve("jdk/release"), "JAVA_VERSION=\"17.0.1\"\n");
    program("a workspace/.polystack/maven/apache-maven-3.9.11/bin/mvn", MAVEN);
  }

  private void program(String path, String text) throws IOException {
    Path file = home.resolve(path);
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, "#!/bin/sh\n" + text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Process start(String name) throws IOException {
    return start(name, script, script.getParent(), Map.of(), "--version");
  }

  private Process start(
      String name, Path meta, Path folder, Map<String, String> variables, String verb)
      throws IOException {
    return command(meta, folder, variables, verb)
        .redirectOutput(home.resolve(name + ".out").toFile())
        .redirectError(home.resolve(name + ".err").toFile())
        .start();
  }

  private ProcessBuilder command(
      Path meta, Path folder, Map<String, String> variables, String verb) {
    ProcessBuilder builder = new ProcessBuilder("bash", meta.toString(), verb);
    builder.directory(folder.toFile());
    builder.environment().put("JAVA_HOME", home.resolve("jdk").toString());
    builder.environment().put("META_TEST_HOME", home.toString());
    builder.environment().keySet().removeAll(Set.of("META_ROOT", "LANG", "LC_CTYPE", "LC_ALL"));
    builder.environment().putAll(variables);
    return builder;
  }

  private String said(String file) throws IOException {
    Path path = home.resolve(file);
    return Files.exists(path) ? Files.readString(path, UTF_8) : "";
  }

  @Test
  void twoCommandsAtOnce_buildMetaOnce_andSayWhatTheyDoWhereNoOutputIsRead() throws Exception {
    Process first = start("first");
    await().atMost(Duration.ofSeconds(60)).until(() -> said("builds").equals("build\n"));
    Process second = start("second");
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> said("second.err").contains("Another command is building meta; waiting"));
    Files.createFile(home.resolve("go"));

    assertThat(first.waitFor()).as(said("first.err")).isZero();
    assertThat(second.waitFor()).as(said("second.err")).isZero();
    assertThat(said("builds")).isEqualTo("build\n");
    assertThat(said("first.err")).isEqualTo("Building meta itself ...\n");
    assertThat(said("first.out")).isEqualTo("meta was started\n");
    assertThat(said("second.out")).isEqualTo("meta was started\n");
  }

  @Test
  void whatIsBuilt_isNotBuiltAgain_untilASourceIsNewer() throws Exception {
    Files.createFile(home.resolve("go"));
    assertThat(start("one").waitFor()).as(said("one.err")).isZero();
    assertThat(start("two").waitFor()).isZero();
    assertThat(said("builds")).isEqualTo("build\n");

    Path source = script.resolveSibling("cli/src/main/java/Newer.java");
    Files.createDirectories(source.resolveSibling(""));
    Files.writeString(source, "");
    Files.setLastModifiedTime(source, FileTime.fromMillis(System.currentTimeMillis() + 60_000));
    assertThat(start("three").waitFor()).isZero();
    assertThat(said("builds")).isEqualTo("build\nbuild\n");
  }

  /** What the script finds, started in a folder by a path. */
  private String found(Path meta, Path folder, Map<String, String> variables) throws Exception {
    Files.writeString(home.resolve("go"), "");
    Process process = start("found", meta, folder, variables, "where");
    assertThat(process.waitFor()).as(said("found.err")).isZero();
    return said("found.out");
  }

  @Test
  void aLinkToTheScript_andALinkedFolder_areFollowed() throws Exception {
    Path workspace = Files.move(script.getParent().getParent(), home.resolve("real"));
    Path linked = Files.createSymbolicLink(home.resolve("linked"), workspace);
    Path bin = Files.createDirectory(home.resolve("bin"));
    Path link = Files.createSymbolicLink(bin.resolve("meta"), Path.of("../linked/meta-tools/meta"));
    String real = workspace.toRealPath().toString();

    assertThat(found(link, linked, Map.of("PWD", linked.toString())))
        .startsWith("-Dmeta.root=%1$s\n-Dmeta.home=%1$s/meta-tools\n".formatted(real));
  }

  @Test
  void aRootByAName_isFoundInTheCurrentFolder_andOneThatIsNotThereIsSaid() throws Exception {
    Path workspace = Files.move(script.getParent().getParent(), home.resolve("real"));
    Path meta = workspace.resolve("meta-tools/meta");

    assertThat(found(meta, home, Map.of("META_ROOT", "real")))
        .startsWith("-Dmeta.root=" + workspace.toRealPath() + "\n");
    Process wrong = start("wrong", meta, home, Map.of("META_ROOT", "unreal"), "where");
    assertThat(wrong.waitFor()).isEqualTo(1);
    assertThat(said("wrong.err")).isEqualTo("META_ROOT is no folder: 'unreal'.\n");
  }

  @ParameterizedTest
  @CsvSource({"'',C.UTF-8", "POSIX,C.UTF-8", "de_DE.UTF-8,''"})
  @EnabledOnOs(OS.LINUX)
  void withoutALocale_namesOfFilesAreReadAsUtf8(String language, String all) throws Exception {
    Path workspace = Files.move(script.getParent().getParent(), home.resolve("real"));

    assertThat(found(workspace.resolve("meta-tools/meta"), workspace, Map.of("LANG", language)))
        .endsWith("meta-tools\n" + all + "\n");
  }

  @Test
  void withoutPython_metaSaysWhatIsMissingBeforeItIsBuilt() throws Exception {
    for (String tool : List.of("dirname", "readlink", "sed", "find", "mkdir")) {
      program("few tools/" + tool, "PATH=%s exec %s \"$@\"".formatted(System.getenv("PATH"), tool));
    }
    String path = home.resolve("few tools").toString();

    Process process = start("few", script, script.getParent(), Map.of("PATH", path), "--version");

    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(said("few.err")).startsWith("Python is needed to build meta.\n  Debian, Ubuntu:");
    assertThat(said("builds")).isEmpty();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void whatIsATerminal_isSaid_andNothingElse() throws Exception {
    PseudoTerminal.assumeIsThere();
    String input = "-Dmeta.terminal.input=true";
    String output = "-Dmeta.terminal.output=true";

    assertThat(found(script, script.getParent(), Map.of())).doesNotContain("terminal");
    assertThat(onTerminal("meta")).contains(input, output);
    assertThat(onTerminal("yes | meta")).contains(output).doesNotContain(input);
    assertThat(onTerminal("meta >said; cat said")).contains(input).doesNotContain(output);
  }

  private String onTerminal(String line) throws Exception {
    ProcessBuilder builder = command(script, script.getParent(), Map.of(), "where");
    String meta = "'" + String.join("' '", builder.command()) + "'";
    builder.command("sh", "-c", line.replace("meta", meta));
    Process terminal = PseudoTerminal.of(builder, 80, 24).start();
    return new String(terminal.getInputStream().readAllBytes(), UTF_8);
  }
}

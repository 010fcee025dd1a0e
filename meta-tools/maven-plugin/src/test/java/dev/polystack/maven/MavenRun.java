package dev.polystack.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One run of Maven itself, with a local repository of its own before those in which this build
 * found everything.
 */
record MavenRun(int status, String output) {

  private static final String LOCAL_PREFIX = "aether.enhancedLocalRepository.localPrefix";

  /** Runs goals in a folder, offline; downloads go to another one. */
  static MavenRun offline(Path folder, Path downloads, String... goals)
      throws IOException, InterruptedException {
    return in(
        folder,
        downloads,
        Stream.concat(Stream.of("-o", "-Daether.offline.protocols=file"), Arrays.stream(goals))
            .toArray(String[]::new));
  }

  /** Runs goals in a folder; what a phase needs that this build has not is downloaded. */
  static MavenRun in(Path folder, Path downloads, String... goals)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(property("maven.home"), "bin", "mvn").toString());
    command.addAll(
        List.of(
            "-B",
            "-ntp",
            "-Dstyle.color=never",
            "-Dmaven.repo.local=" + downloads,
            "-Dmaven.repo.local.tail=" + repositories()));
    command.addAll(List.of(goals));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new MavenRun(process.waitFor(), output);
  }

  /** The user's repository, and the one that a checkout keeps for itself. */
  private static String repositories() {
    Path downloaded = Path.of(property("maven.repo"));
    String prefix = System.getProperty(LOCAL_PREFIX);
    if (prefix == null) {
      return downloaded.toString();
    }
    Path installed = downloaded.resolve(prefix).normalize();
    return Files.isDirectory(installed) ? installed + "," + downloaded : downloaded.toString();
  }

  private static String property(String name) {
    return Objects.requireNonNull(
        System.getProperty(name), name + " is not set: let Maven run this");
  }
}

package dev.polystack.engine.scaffold;

import dev.polystack.engine.UserError;
import dev.polystack.engine.process.Finished;
import dev.polystack.engine.process.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Begins a workspace: its manifest, and a repository for the contracts of its services. */
public final class NewProject {

  private final Path tools;
  private final Path log;

  /**
   * Begins with these tools.
   *
   * @param tools meta's own sources
   * @param log gets what git says
   */
  public NewProject(Path tools, Path log) {
    this.tools = tools;
    this.log = log;
  }

  /**
   * Writes the files and makes git repositories of them.
   *
   * @param folder where; it may exist but must hold none of the files
   * @param name the project's, part of every name in the cloud
   * @param group Maven's, also the root package
   * @param from where {@code meta-tools.git} and {@code contracts.git} of Polystack are: a folder
   *     or the front of a URL; empty to take where meta-tools was cloned from
   * @param version the branch, tag or commit of both
   * @return what was written, relative to the folder
   * @throws UserError if a name cannot be one, a file is there already, or Polystack's contracts
   *     cannot be read there
   */
  public List<Path> create(Path folder, String name, String group, String from, String version)
      throws InterruptedException {
    Name project = Name.of("project", name);
    String place = from.isEmpty() ? origin() : absolute(from);
    Group.checked(group);
    List<Path> written =
        new Template("project")
            .writeTo(
                folder,
                Map.of(
                    "project",
                    project.text(),
                    "words",
                    project.words(),
                    "group",
                    group,
                    "path",
                    group.replace('.', '/'),
                    "from",
                    place,
                    "version",
                    version,
                    "polystackVersion",
                    PomCoordinate.version(tools.resolve("parent")),
                    "polystackContractsVersion",
                    RemotePom.version(place + "/contracts.git", version),
                    "history",
                    true));
    JavaFormat.apply(folder, written, log);
    GitInit.in(folder, log);
    GitInit.in(folder.resolve("contracts"), log);
    return written;
  }

  private static String absolute(String from) {
    return Files.isDirectory(Path.of(from))
        ? Path.of(from).toAbsolutePath().normalize().toString()
        : from.replaceFirst("/+$", "");
  }

  /** Where the repository of these tools was cloned from, without its own name. */
  private String origin() throws InterruptedException {
    Finished finished =
        Program.of("git", "-C", tools.toString(), "remote", "get-url", "origin").run(log);
    String url = finished.lines().isEmpty() ? "" : finished.lines().get(0).strip();
    if (!finished.succeeded() || !isRepository(tools) || !url.matches(".*/meta-tools(\\.git)?/?")) {
      throw new UserError(
          """
          Where are Polystack's repositories? Give --from: the folder or URL beneath which meta-tools.git and contracts.git are.
          From a checkout that holds all of them side by side: meta split --to FOLDER""");
    }
    return url.replaceFirst("/meta-tools(\\.git)?/?$", "");
  }

  private static boolean isRepository(Path folder) {
    try {
      return Files.exists(folder.toRealPath().resolve(".git"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at " + folder, e);
    }
  }
}

package dev.polystack.workspace.split;

import dev.polystack.workspace.git.Git;
import dev.polystack.workspace.git.GitAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes repositories of the parts of one. Reads the history once, for all of them. */
public final class Splitter {

  private final Git source;
  private final String branch;
  private final List<Commit> history;
  private final List<Tag> tags;

  private Splitter(Git source, String branch, List<Commit> history, List<Tag> tags) {
    this.source = source;
    this.branch = branch;
    this.history = history;
    this.tags = tags;
  }

  /**
   * Reads a branch and the tags on it.
   *
   * @throws dev.polystack.workspace.git.GitException if there is no such branch
   */
  public static Splitter of(Git source, String branch) throws InterruptedException {
    String ids = source.need("rev-list", "--topo-order", "--reverse", "refs/heads/" + branch);
    var history = new ArrayList<Commit>();
    var tags = new ArrayList<Tag>();
    try (var objects = new Objects(source.folder())) {
      for (String id : ids.lines().toList()) {
        history.add(Commit.parse(id, objects.read(id)));
      }
      String refs =
          source.need(
              "for-each-ref",
              "--merged=refs/heads/" + branch,
              "--format=%(refname:strip=2)%00%(objecttype)%00%(objectname)%00%(*objectname)",
              "refs/tags");
      refs.lines()
          .filter(line -> !line.isEmpty())
          .map(line -> Tag.parse(line, objects))
          .forEach(tags::add);
    }
    return new Splitter(source, branch, history, tags);
  }

  /** The branch that is split. */
  public String branch() {
    return branch;
  }

  /**
   * Makes a bare repository of a part: the branch, and those tags that stand on commits of it. Its
   * files stay in the source, to which it refers, so it is no good without that; push from it.
   *
   * @param bare does not exist yet
   * @return the number of its commits; 0 if there never was anything of the part
   */
  public int split(Part part, Path bare) throws InterruptedException, IOException {
    Rewrite rewrite;
    try (var objects = new Objects(source.folder())) {
      rewrite = Rewrite.of(history, part, new Trees(objects));
    }
    if (rewrite.steps().isEmpty()) {
      return 0;
    }
    String format = source.need("rev-parse", "--show-object-format");
    Files.createDirectories(bare);
    Git target = Git.in(bare);
    target.need(
        "init", "--quiet", "--bare", "--object-format=" + format, "--initial-branch=" + branch);
    Path objects =
        Path.of(source.need("rev-parse", "--path-format=absolute", "--git-path", "objects"));
    Files.writeString(bare.resolve("objects/info/alternates"), objects + "\n");
    GitAnswer answer =
        target.run(
            new ImportStream(rewrite, part).write(history, branch, tags),
            List.of("fast-import", "--quiet", "--date-format=raw-permissive"));
    if (!answer.succeeded()) {
      throw new IOException("git fast-import failed: " + answer.reason());
    }
    return rewrite.steps().size();
  }
}

package dev.polystack.workspace.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real repository to try things in. */
record TestRepository(Path folder) {

  static TestRepository create(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    var repository = new TestRepository(folder);
    repository.git("init", "--quiet", "--initial-branch=main");
    repository.identify();
    return repository;
  }

  TestRepository clone(Path into, String... options) throws InterruptedException {
    var arguments = new java.util.ArrayList<>(java.util.List.of("clone", "--quiet"));
    arguments.addAll(java.util.List.of(options));
    arguments.addAll(java.util.List.of("file://" + folder, into.toString()));
    git(arguments.toArray(String[]::new));
    var clone = new TestRepository(into);
    clone.identify();
    return clone;
  }

  private void identify() throws InterruptedException {
    git("config", "user.name", "Test");
    git("config", "user.email", "test@example.com");
  }

  /** Writes a file and commits it; answers the commit. */
  String commit(String file, String content) throws IOException, InterruptedException {
    write(file, content);
    git("add", "--all");
    git("commit", "--quiet", "--message", "Change " + file);
    return git("rev-parse", "HEAD");
  }

  void write(String file, String content) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.resolveSibling("."));
    Files.writeString(path, content);
  }

  String git(String... arguments) throws InterruptedException {
    return Git.in(folder).need(arguments);
  }
}

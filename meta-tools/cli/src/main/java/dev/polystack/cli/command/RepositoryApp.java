package dev.polystack.cli.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.polystack.engine.Checkout;
import dev.polystack.engine.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A program that a repository brings for one of meta's commands: a JSON file there, such as {@code
 * demo.json}, says under {@code app} how it is started.
 */
record RepositoryApp(Path repository, String app) {

  /**
   * The program of the first repository that has such a file.
   *
   * @throws UserError if none has
   */
  static RepositoryApp find(Checkout checkout, String file) throws IOException {
    Path repository =
        checkout.repositories().stream()
            .map(checkout::folder)
            .filter(folder -> Files.exists(folder.resolve(file)))
            .findFirst()
            .orElseThrow(
                () ->
                    new UserError(
                        "No repository has a %s, which says what to start: {\"app\": \"a command\"}"
                            .formatted(file)));
    String app =
        JsonMapper.builder()
            .build()
            .readTree(repository.resolve(file).toFile())
            .path("app")
            .asText();
    return new RepositoryApp(repository, app);
  }

  /** To be started in the repository. */
  List<String> command() {
    return List.of("bash", "-c", app);
  }
}

package dev.polystack.engine.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.polystack.engine.Checkout;
import dev.polystack.engine.UserError;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.inventory.Inventory;
import dev.polystack.engine.process.Finished;
import dev.polystack.engine.process.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The checks that repositories bring themselves: {@value #FILE} says under {@code app} how one is
 * started, and with {@code "production": false} that it changes something and must not go there.
 * The environment is in its variables, its exit status is the answer.
 */
record OwnCheck(Checkout checkout, Target target, boolean production) implements Check {

  static final String FILE = "verify.json";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Override
  public Checked run(Inventory inventory) throws InterruptedException {
    List<String> faults = new ArrayList<>();
    int looked = 0;
    for (var repository : checkout.checkedOut()) {
      Path folder = checkout.folder(repository);
      if (Files.exists(folder.resolve(FILE))) {
        JsonNode own = read(folder.resolve(FILE));
        if (!production || own.path("production").asBoolean(true)) {
          looked++;
          Finished finished =
              Program.of("bash", "-c", own.path("app").asText())
                  .in(folder)
                  .with(target.variables())
                  .with(Map.of("NO_COLOR", "1"))
                  .run(checkout.work().log("verify", folder));
          if (!finished.succeeded()) {
            faults.add(
                "%s: its own check ended with status %d:%n%s%n    Log: %s"
                    .formatted(
                        repository.name(),
                        finished.status(),
                        finished.relevant(line -> !line.startsWith("\tat ")),
                        finished.log()));
          }
        }
      }
    }
    return new Checked("own checks", looked, faults);
  }

  private static JsonNode read(Path file) {
    try {
      JsonNode own = JSON.readTree(file.toFile());
      if (own.path("app").asText().isEmpty()) {
        throw new UserError("%s does not say under 'app' what to start.".formatted(file));
      }
      return own;
    } catch (IOException e) {
      throw new UserError("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }
}

package dev.polystack.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.engine.WorkFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CdkCommandTest {

  @TempDir private Path folder;

  /** As when the lock file has changed: the files of the version before are still there. */
  @Test
  void loadAhead_ofACommandThatIsToBeInstalledAnew_startsNothing() throws Exception {
    Path packages = folder.resolve("env/cdk/node_modules/aws-cdk");
    Path library = Files.createDirectories(packages.resolve("lib")).resolve("index.js");
    Files.writeString(library, "setInterval(() => {}, 1000);");
    Files.createFile(Files.createDirectories(packages.resolve("bin")).resolve("cdk"));
    List<ProcessHandle> before = ProcessHandle.current().children().toList();

    try (CdkCommand command = new CdkCommand(new WorkFolder(folder))) {
      command.loadAhead();

      assertThat(ProcessHandle.current().children()).isSubsetOf(before);
    }
  }
}

package dev.polystack.acceptance;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.process.Finished;
import dev.polystack.engine.tools.Maven;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A module of anybody's, which has nothing of this workspace but the parent POM. */
record SmallModule(Path folder) {

  /**
   * Writes its POM.
   *
   * @param more what it says besides its name
   */
  static SmallModule create(Path folder, String more) throws IOException {
    Files.writeString(
        folder.resolve("pom.xml"),
        """
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <modelVersion>4.0.0</modelVersion>
          <parent>
            <groupId>dev.polystack</groupId>
            <artifactId>polystack-parent</artifactId>
            <version>0.1.0-SNAPSHOT</version>
            <relativePath/>
          </parent>
          <groupId>com.example</groupId>
          <artifactId>greeting</artifactId>
        %s</project>
        """
            .formatted(more));
    return new SmallModule(folder);
  }

  /** Builds it with what the workspace has installed. */
  Finished build(String... goals) throws InterruptedException {
    Path workspace = Polyrepo.workspace();
    return new Maven(new Checkout(workspace, workspace.resolve("meta-tools")))
        .run(folder, List.of(goals))
        .run(folder.resolve("maven.log"));
  }
}

package dev.polystack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.cli.Workspace.Ended;
import dev.polystack.engine.Checkout;
import dev.polystack.engine.CheckoutLock;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that only look, but may have to build first. */
class PreparationLockTest {

  @TempDir private Path root;

  @Test
  void graph_ofWhatHasToBeBuilt_whileAnotherCommandWorks_saysSoAndBuildsNothing() throws Exception {
    Workspace workspace =
        Workspace.of(root, "orders")
            .file("orders/cdk.json", "{\"app\": \"true\", \"context\": {\"project\": \"shop\"}}")
            .file(
                "orders/pom.xml",
                """
                <project><modelVersion>4.0.0</modelVersion><groupId>org.acme</groupId>
                <artifactId>orders</artifactId><version>1</version></project>
                """);
    Ended ended;
    try (CheckoutLock lock = CheckoutLock.take(new Checkout(root, root), "meta up")) {
      ended = workspace.meta("graph");
    }

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.output()).contains("Another command works in this checkout: meta up");
    assertThat(workspace.has(".polystack/build/modules.json")).isFalse();
  }
}

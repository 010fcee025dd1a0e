package dev.polystack.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.polystack.workspace.stack.Assembly;
import dev.polystack.workspace.stack.CodeRefresh;
import dev.polystack.workspace.stack.StackFingerprint;
import dev.polystack.workspace.stack.StackRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An assembly with refreshed code is the one that the CDK would write now. */
class CodeRefreshTest {

  private static final class OrdersStack extends ServiceStack {
    OrdersStack(ServiceApp app, String name) {
      super(app, name, "Some functions.");
      JavaFunction.in(this, "one", String.class).build();
      JavaFunction.in(this, "two", String.class).build();
    }
  }

  @TempDir Path repository;

  @BeforeEach
  void buildOutput() throws IOException {
    for (String stack : new String[] {"orders", "invoices"}) {
      code(stack, "Handler.class", "first " + stack);
      code(stack, "OrdersStack.class", "extends dev/polystack/kit/ServiceStack");
      Path libraries = repository.resolve("stacks/%s/target/layer/java/lib".formatted(stack));
      Files.createDirectories(libraries);
      Files.writeString(libraries.resolve("a.jar"), "a");
    }
  }

  @Test
  void changedCode_isDeployedAsIfSynthesizedAgain() throws IOException {
    Path refreshed = synthesize();
    code("orders", "Handler.class", "second");
    code("orders", "inner/Added.class", "new");

    CodeRefresh.run(refreshed, repository);

    assertSame(refreshed, synthesize());
  }

  @Test
  void codeThatIsAsItWasBefore_isDeployedAsIfSynthesizedAgain() throws IOException {
    Path refreshed = synthesize();
    Path before = synthesize();
    code("orders", "Handler.class", "second");
    CodeRefresh.run(refreshed, repository);
    code("orders", "Handler.class", "first orders");

    CodeRefresh.run(refreshed, repository);

    assertSame(refreshed, before);
  }

  /** Bundling takes minutes, and a container engine: code is what the build has made already. */
  @Test
  void assets_arePathsOfTheBuild_andNoImages() throws IOException {
    Path assembly = synthesize();

    for (StackRecord stack : Assembly.read(assembly).stacks()) {
      JsonNode assets =
          new ObjectMapper()
              .readTree(
                  assembly
                      .resolve(stack.template().replace(".template.json", ".assets.json"))
                      .toFile());
      assertThat(assets.path("dockerImages")).isEmpty();
      assertThat(assets.path("files"))
          .hasSizeGreaterThan(2)
          .allSatisfy(file -> assertThat(file.at("/source/path").asText()).isNotEmpty());
    }
  }

  private static void assertSame(Path refreshed, Path synthesized) throws IOException {
    assertThat(fingerprints(refreshed)).isEqualTo(fingerprints(synthesized)).hasSize(2);
    for (StackRecord stack : Assembly.read(synthesized).stacks()) {
      assertThat(refreshed.resolve(stack.template()))
          .hasSameTextualContentAs(synthesized.resolve(stack.template()));
      for (StackRecord.Code code : stack.code()) {
        String folder = "asset." + code.asset();
        assertThat(files(refreshed.resolve(folder))).isEqualTo(files(synthesized.resolve(folder)));
      }
    }
    assertThat(refreshed.resolve(Assembly.FILE))
        .hasSameTextualContentAs(synthesized.resolve(Assembly.FILE));
  }

  private Path synthesize() {
    ServiceApp app =
        ServiceApp.forTest("store", repository, Map.of("project", "shop", "env", "test"));
    new OrdersStack(app, "orders");
    new OrdersStack(app, "invoices");
    return Path.of(app.synth().getDirectory());
  }

  private static Map<String, String> fingerprints(Path folder) {
    Assembly assembly = Assembly.read(folder);
    return assembly.stacks().stream()
        .collect(
            Collectors.toMap(
                StackRecord::name,
                stack -> StackFingerprint.of(assembly, stack, Map.of()).value()));
  }

  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }

  private void code(String stack, String name, String content) throws IOException {
    Path file = repository.resolve("stacks/%s/target/classes/shop/%s".formatted(stack, name));
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}

package dev.polystack.workspace.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssemblyTest {

  @TempDir private Path folder;

  @Test
  void read_understandsWhatTheKitWrites() {
    var assembly =
        SynthesizedService.in(folder, "catalog")
            .stack("products", ">/p", ")/q", "</c")
            .stack("api", "=products")
            .read();
    assertThat(assembly.project()).isEqualTo("shop");
    assertThat(assembly.environment()).isEqualTo("local");
    assertThat(assembly.references()).containsEntry("api", Set.of("products"));
    var products = assembly.stacks().get(0);
    assertThat(assembly.id(products)).hasToString("catalog/products");
    assertThat(products.publishes())
        .containsExactly(
            new StackRecord.Published("/p", StackRecord.Visibility.PUBLISHED),
            new StackRecord.Published("/q", StackRecord.Visibility.SERVICE));
    assertThat(products.consumes()).containsExactly(new StackRecord.Consumed("/c"));
    // The record in the file has a field more: a newer kit may say more than this reader knows.
    assertThat(products.functions())
        .isEqualTo(List.of(new StackRecord.Function("f", "shop-local-catalog-products-f")));
  }

  @Test
  void read_ofAFolderWithoutOne_saysWhatToDo() {
    assertThatThrownBy(() -> Assembly.read(folder))
        .isInstanceOf(AssemblyException.class)
        .hasMessage(
            "there is no polystack.json in %s: synthesize the service with an app made by the stack kit, or have its app write one"
                .formatted(folder));
  }

  @Test
  void read_ofBrokenJson_saysWhere() {
    var service = SynthesizedService.in(folder, "catalog").stack("api");
    Path assembly = service.write();
    service.file("polystack.json", "{\n  \"project\": shop\n}");
    assertThatThrownBy(() -> Assembly.read(assembly))
        .isInstanceOf(AssemblyException.class)
        .hasMessageContaining("polystack.json is no JSON: line 2, column")
        .hasMessageContaining("Synthesize the service again");
  }

  @Test
  void read_withWhatIsOptionalLeftOut_isRead() {
    var service = SynthesizedService.in(folder, "catalog");
    Path assembly = service.write();
    service.file(
        "polystack.json",
        """
        {"project": "shop", "service": "web", "environment": "test", "production": false,
         "stacks": [{"name": "site", "stackName": "s", "template": "s.template.json"}]}
        """);
    assertThat(Assembly.read(assembly).stacks())
        .containsExactly(
            new StackRecord(
                "site",
                "s",
                "s.template.json",
                false,
                "",
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of()));
  }

  @Test
  void read_withMistakes_namesThemAllWithTheirPlaces() {
    var service = SynthesizedService.in(folder, "catalog").stack("api");
    Path assembly = service.write();
    service.file(
        "polystack.json",
        """
        {"project": 7, "environment": "x", "stacks": [
          {"name": "a", "stackName": "a", "mock": "no", "template": "t", "consumes": ["/p"],
           "publishes": [{"name": "/q", "visibility": "PUBLIC"}, {"visibility": "SERVICE"}]},
          "b"]}
        """);
    assertThatThrownBy(() -> Assembly.read(assembly))
        .isInstanceOf(AssemblyException.class)
        .hasMessageContaining(
            """
            polystack.json cannot be understood:
              stacks[0].mock has to be true or false, not "no"
              stacks[0].publishes[0].visibility has to be one of [SERVICE, PUBLISHED], not "PUBLIC"
              stacks[0].publishes[1].name is missing: write a text
              stacks[0].consumes[0] has to be an object, not "/p"
              stacks[1] has to be an object, not "b"
              project has to be text, not 7
              service is missing: write a text
              production is missing: write true or false
            Correct the app""");
  }

  @Test
  void read_ofAnEmptyFile_isRefused() {
    var service = SynthesizedService.in(folder, "catalog").stack("api");
    Path assembly = service.write();
    service.file("polystack.json", "");
    assertThatThrownBy(() -> Assembly.read(assembly))
        .hasMessageContaining("the file has to hold an object");
  }
}

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
        .hasMessageContaining("polystack.json cannot be understood: line 2, column")
        .hasMessageContaining("Synthesize the service again");
  }

  @Test
  void read_withoutAField_isRefused() {
    var service = SynthesizedService.in(folder, "catalog").stack("api");
    Path assembly = service.write();
    service.file(
        "polystack.json", "{\"project\": \"shop\", \"environment\": \"x\", \"stacks\": []}");
    assertThatThrownBy(() -> Assembly.read(assembly)).hasMessageContaining("service");
  }
}

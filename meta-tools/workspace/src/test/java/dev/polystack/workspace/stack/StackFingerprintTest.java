package dev.polystack.workspace.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polystack.workspace.fingerprint.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackFingerprintTest {

  private static final String STACK = "shop-local-catalog-api";
  private static final String BUS = "/shop/local/contracts/bus/name";

  @TempDir private Path folder;
  private SynthesizedService service;
  private Fingerprint before;

  @BeforeEach
  void synthesize() {
    service = SynthesizedService.in(folder, "catalog").stack("api", "<" + BUS);
    service.file(STACK + ".template.json", "{\"Resources\": {}}");
    service.file(STACK + ".assets.json", assets("aaa", "asset.aaa"));
    service.write();
    before = fingerprint(Map.of(BUS, "bus-1"));
  }

  @Test
  void of_theSameStackInAnotherFolder_isTheSame() {
    var elsewhere =
        SynthesizedService.in(folder.resolve("other checkout"), "catalog").stack("api", "<" + BUS);
    elsewhere.file(STACK + ".template.json", "{\"Resources\": {}}");
    elsewhere.file(STACK + ".assets.json", assets("aaa", "/elsewhere/asset.aaa"));
    var assembly = elsewhere.read();
    assertThat(StackFingerprint.of(assembly, assembly.stacks().get(0), Map.of(BUS, "bus-1")))
        .isEqualTo(before);
  }

  @Test
  void of_parametersThatItDoesNotConsume_doesNotChange() {
    assertThat(fingerprint(Map.of(BUS, "bus-1", "/other", "x"))).isEqualTo(before);
  }

  @Test
  void of_anotherTemplate_changes() {
    service.file(STACK + ".template.json", "{\"Resources\": {\"A\": {}}}");
    assertThat(fingerprint(Map.of(BUS, "bus-1"))).isNotEqualTo(before);
  }

  @Test
  void of_anAssemblyOfAnotherVersionOfTheTools_changes() throws Exception {
    Path manifest = service.write().resolve("manifest.json");
    Files.writeString(
        manifest, Files.readString(manifest).replaceFirst("\\{", "{\"version\": \"49.0.0\","));
    var assembly = Assembly.read(manifest.getParent());
    assertThat(StackFingerprint.of(assembly, assembly.stacks().get(0), Map.of(BUS, "bus-1")))
        .isNotEqualTo(before);
  }

  @Test
  void of_anAssemblyOfAnotherVersionOfTheLibrary_changes() {
    service.file("tree.json", tree("2.263.0"));
    var one = fingerprint(Map.of(BUS, "bus-1"));
    service.file("tree.json", tree("2.264.0"));

    assertThat(fingerprint(Map.of(BUS, "bus-1"))).isNotEqualTo(one);
    assertThat(one).isNotEqualTo(before);
  }

  @Test
  void of_aTreeThatIsCutOff_saysWhatToDo() {
    service.file("tree.json", "{\"version\": \"tree-0.1\", \"tree\": {");
    assertThatThrownBy(() -> fingerprint(Map.of()))
        .isInstanceOf(AssemblyException.class)
        .hasMessageContainingAll("tree.json is no JSON", "synthesize the service again");
  }

  @Test
  void of_anotherAsset_changes() {
    service.file(STACK + ".assets.json", assets("bbb", "asset.aaa"));
    assertThat(fingerprint(Map.of(BUS, "bus-1"))).isNotEqualTo(before);
  }

  @Test
  void of_anotherTag_changes() throws IOException {
    String manifest = Files.readString(folder.resolve("catalog/manifest.json"));
    service.file("manifest.json", manifest.replace("\"one\"", "\"two\""));
    assertThat(fingerprint(Map.of(BUS, "bus-1"))).isNotEqualTo(before);
  }

  @Test
  void of_anotherValueOfAParameter_changes() {
    assertThat(fingerprint(Map.of(BUS, "bus-2"))).isNotEqualTo(before);
    assertThat(fingerprint(Map.of())).isNotEqualTo(before);
  }

  @Test
  void of_aMissingTemplate_saysWhatToDo() throws IOException {
    Path template = folder.resolve("catalog").resolve(STACK + ".template.json");
    Files.delete(template);
    assertThatThrownBy(() -> fingerprint(Map.of()))
        .isInstanceOf(AssemblyException.class)
        .hasMessage(template + " is missing: synthesize the service again");
  }

  private Fingerprint fingerprint(Map<String, String> values) {
    var assembly = Assembly.read(folder.resolve("catalog"));
    return StackFingerprint.of(assembly, assembly.stacks().get(0), values);
  }

  private static String tree(String version) {
    return """
    {"version": "tree-0.1", "tree": {"id": "App", "path": "",
     "constructInfo": {"fqn": "aws-cdk-lib.App", "version": "%s"}, "children": {"x": {
     "constructInfo": {"fqn": "somebody.Else", "version": "1.0.0"}}}}}
    """
        .formatted(version);
  }

  private static String assets(String hash, String path) {
    return """
    {"version": "54.0.0",
     "files": {"%s": {"displayName": "Code", "source": {"path": "%s", "packaging": "zip"}}},
     "dockerImages": {}}
    """
        .formatted(hash, path);
  }
}

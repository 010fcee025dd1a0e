package dev.polystack.workspace.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.polystack.workspace.yaml.Mistake;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void place() {
    file = folder.resolve("repos.yaml");
  }

  @Test
  void read_understandsOurKeysBesideThoseOfVcstool() {
    var manifest =
        read(
            """
            # A comment.
            repositories:
              contracts:
                type: git
                url: git@example.com:shop/contracts.git
                version: main
                kind: contracts
                groups: [shop, interfaces]
                description: >-
                  Every event
                  schema.
              catalog-service:
                type: git
                url: https://example.com/shop/catalog-service.git
                version: v1.2.0
            """);
    assertThat(manifest.repositories())
        .extracting(Repository::name)
        .containsExactly("contracts", "catalog-service");
    var contracts = manifest.repository("contracts").orElseThrow();
    assertThat(contracts.kind()).isEqualTo(Kind.CONTRACTS);
    assertThat(contracts.url()).isEqualTo("git@example.com:shop/contracts.git");
    assertThat(contracts.groups()).containsExactly("shop", "interfaces");
    assertThat(contracts.description()).isEqualTo("Every event schema.");
    assertThat(contracts.folder(manifest.root())).isEqualTo(folder.resolve("contracts"));
    var catalog = manifest.repository("catalog-service").orElseThrow();
    assertThat(catalog.kind()).isEqualTo(Kind.SERVICE);
    assertThat(catalog.version()).isEqualTo("v1.2.0");
    assertThat(catalog.groups()).isEmpty();
    assertThat(manifest.repository("store")).isEmpty();
  }

  private static final String ONE =
      """
      repositories:
        contracts:
          type: git
          url: git@example.com:acme/contracts.git
          version: main
      """;

  @Test
  void read_ofAProject_takesItsName() {
    assertThat(read("project: acme-shop\n" + ONE).project()).isEqualTo("acme-shop");
  }

  @Test
  void read_ofEnvironments_takesTheirNames_andWritesThemAgain() throws IOException {
    Manifest manifest = read("production: [prod, eu]\nstaging: [try]\n" + ONE);
    assertThat(manifest.production()).containsExactlyInAnyOrder("eu", "prod");
    assertThat(manifest.staging()).containsExactly("try");
    assertThat(manifest.toYaml()).contains("\nproduction: ['eu', 'prod']\nstaging: ['try']\n");
    assertThat(read(manifest.toYaml()).production()).isEqualTo(manifest.production());
    assertThat(read(manifest.toYaml()).staging()).isEqualTo(manifest.staging());
    assertThat(read(ONE).production()).isEmpty();
  }

  @Test
  void read_ofEnvironmentsThatNoneCanBeCalled_namesAllOfThemWhereTheyStand() {
    assertThat(
            mistakes(
                "production: [Prod, prod, 'prod ', prod]\nstaging: [prod, prod_eu, [x]]\n" + ONE))
        .containsExactly(
            "1:14: 'Prod' cannot be the name of an environment: write lower case letters and digits, parted by single dashes",
            "1:26: 'prod ' cannot be the name of an environment: write lower case letters and digits, parted by single dashes",
            "1:35: the environment 'prod' is named twice: remove one",
            "2:11: the environment 'prod' is production already: remove one",
            "2:17: 'prod_eu' cannot be the name of an environment: write lower case letters and digits, parted by single dashes",
            "2:26: a list cannot stand in staging: write staging");
  }

  @Test
  void read_withoutAProject_takesTheFoldersName() throws IOException {
    Path named = Files.createDirectory(folder.resolve("Acme Shop 2"));
    Files.writeString(named.resolve("repos.yaml"), ONE);

    assertThat(Manifest.read(named.resolve("repos.yaml")).project()).isEqualTo("acme-shop-2");
  }

  @Test
  void read_ofAProjectThatCannotBeInNames_saysSoWithItsPlace() {
    assertThat(mistakes("project: Acme_Shop\n" + ONE)).singleElement().asString().contains("1:10");
  }

  @Test
  void read_ofAnyMistakes_namesAllOfThemWhereTheyStand() {
    assertThat(
            mistakes(
                """
                repositories:
                  contracts:
                    type: svn
                    url: contracts
                    version: 1.10
                    kind: libary
                    groups: [Shop, shop, shop, [x], 7]
                    verison: main
                  contracts:
                    type: git
                  empty:
                  ../outside:
                    type: git
                    url: https://example.com/x.git
                    version:
                  listed: [git]
                  7:
                    type: git
                  partial:
                    type: git
                    url: {here: there}
                    version: main
                    groups: shop
                    description: 2026-11-01
                deep: true
                """))
        .containsExactly(
            "3:11: the type 'svn' is not supported: write type: git",
            "4:10: 'contracts' is no URL that git can clone: write https://host/path, git@host:path, or ../name.git beside this repository's own remote",
            "5:14: version must be text, not the value '1.10': write version: '1.10'",
            "6:11: unknown kind 'libary': write one of [service, contracts, tools]",
            "7:14: 'Shop' cannot be the name of a group: write lower case letters and digits, parted by single dashes",
            "7:26: the group 'shop' is named twice: remove one",
            "7:32: a list cannot be the name of a group: write lower case letters and digits, parted by single dashes",
            "7:37: '7' cannot be the name of a group: write lower case letters and digits, parted by single dashes",
            "8:5: unknown key 'verison' in 'contracts': remove it, or write one of [description, groups, kind, type, url, version]",
            "9:3: 'contracts' stands in 'repositories' twice, first on line 2: remove or rename one of them",
            "11:9: 'empty' must be a mapping, not nothing: write indented lines of 'key: value' beneath it",
            "12:3: '../outside' cannot be the name of a repository, since its folder is named by it: write letters, digits, '.', '_' and '-'",
            "15:13: version has no value: write it after the colon",
            "16:11: 'listed' must be a mapping, not a list: write indented lines of 'key: value' beneath it",
            "17:3: a key of 'repositories' must be text, not the value '7': write a name",
            "21:10: url must be text, not a mapping: write it on one line after the colon",
            "23:13: groups must be a list, not text: write groups: [shop]",
            "25:1: unknown key 'deep' in the manifest: remove it, or write one of [production, project, repositories, staging]");
  }

  @Test
  void read_withoutWhatEveryRepositoryNeeds_namesEachKey() {
    assertThat(mistakes("repositories:\n  store: {kind: service}\n"))
        .containsExactly(
            "2:3: 'store' has no type: write type: git",
            "2:3: 'store' has no url: write where it is cloned from",
            "2:3: 'store' has no version: write a branch, a tag or a commit");
  }

  @Test
  void read_ofRepositoriesInsideEachOther_isRefused() {
    String fields = ": {type: git, url: 'https://example.com/x.git', version: main}\n";
    assertThat(mistakes("repositories:\n  a/b" + fields + "  a" + fields + "  ab" + fields))
        .containsExactly(
            "3:3: 'a/b' and 'a' would be checked out one inside the other: rename one of them");
  }

  @Test
  void read_ofAUrlAboveTheRemote_isRefused() throws Exception {
    Git.run(folder, "init", "-q");
    Git.run(folder, "remote", "add", "origin", "https://example.com/shop/project.git");
    assertThat(mistakes("repositories:\n  a: {type: git, url: ../../../a.git, version: main}\n"))
        .containsExactly(
            "2:23: '../../../a.git' leads above https://example.com/shop/project.git, to which it is relative: remove a '../', or write it in full");
  }

  @Test
  void read_ofAVersionThatGitWouldTakeForAnOption_isRefused() {
    assertThat(
            mistakes(
                "repositories:\n  a: {type: git, url: 'https://example.com/x.git',"
                    + " version: --upload-pack=x}\n"))
        .containsExactly(
            "2:61: '--upload-pack=x' is no branch, tag or commit, and git would take it for an option");
  }

  @Test
  void read_ofBrokenYaml_saysWhere() {
    assertThat(mistakes("repositories:\n  a: [b\n  c: d\n"))
        .singleElement()
        .asString()
        .startsWith("3:4: this is no YAML: ");
    assertThat(mistakes("repositories:\n\ta: b\n")).singleElement().asString().startsWith("2:1: ");
  }

  @Test
  void read_ofSomethingElse_saysWhatToWrite() {
    String example =
        "write 'repositories:' and beneath it, indented, each name with its type, url and version";
    assertThat(mistakes("")).containsExactly("1:1: the manifest is empty: " + example);
    assertThat(mistakes("# nothing\n")).containsExactly("1:1: the manifest is empty: " + example);
    assertThat(mistakes("- a\n"))
        .containsExactly(
            "1:1: the manifest must be a mapping, not a list: write indented lines of 'key: value' beneath it");
    assertThat(mistakes("repositories: {}\n"))
        .containsExactly("1:15: there is no repository: " + example);
    assertThat(mistakes("{}"))
        .containsExactly("1:1: the manifest has no 'repositories': " + example);
    assertThat(mistakes("repositories: {}\n---\nrepositories: {}\n")).hasSize(1);
    assertThat(mistakes("a: \u0007")).singleElement().asString().contains("U+0007");
  }

  @Test
  void read_ofAFileThatIsNotThereOrNotText_saysSo() throws IOException {
    assertThatThrownBy(() -> Manifest.read(file))
        .isInstanceOf(ManifestException.class)
        .hasMessage(
            "%s:1:1: there is no such file: run this in a checkout of the repository that holds it"
                .formatted(file));
    Files.write(file, "description: Kälte".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> Manifest.read(file)).hasMessageContaining("not in UTF-8");
  }

  @Test
  void read_withAByteOrderMarkAndWindowsLines_isNoMistake() {
    var manifest =
        read(
            "\uFEFFrepositories:\r\n  a:\r\n    type: git\r\n    url: 'https://example.com/a'\r\n    version: main\r\n");
    assertThat(manifest.repositories()).hasSize(1);
  }

  private Manifest read(String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return Manifest.read(file);
  }

  private List<String> mistakes(String text) {
    var thrown = catchThrowableOfType(ManifestException.class, () -> read(text));
    assertThat(thrown).as("reading %s", text).isNotNull();
    return thrown.mistakes().stream().map(Mistake::toString).toList();
  }
}

package dev.polystack.workspace.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FileFingerprintsTest {

  private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2026-01-01T00:00:00.5Z"));

  @TempDir private Path temporary;
  private Path folder;
  private Path memory;

  @BeforeEach
  void fill() throws IOException {
    folder = temporary.resolve("a project");
    memory = temporary.resolve("made/memory");
    write("src/A.java", "class A {}");
    write("src/B.java", "class B {}");
  }

  @Test
  void ofFile_isTheSha256OfItsContent() throws IOException {
    assertThat(fresh().ofFile(write("abc", "abc")).value())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void ofFile_thatIsMissing_throws() {
    assertThatThrownBy(() -> fresh().ofFile(folder.resolve("missing")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void ofFolder_isTheSameWhereverItStands() throws IOException {
    var before = fresh().ofFolder(folder);
    Path moved = Files.move(folder, temporary.resolve("elsewhere"));
    assertThat(fresh().ofFolder(moved)).isEqualTo(before);
  }

  @Test
  void ofFolder_seesContentNamesAndFilesThatComeAndGo() throws IOException {
    var before = fresh().ofFolder(folder);
    write("src/A.java", "class A { }");
    var changed = fresh().ofFolder(folder);
    Files.move(folder.resolve("src/B.java"), folder.resolve("src/C.java"));
    var renamed = fresh().ofFolder(folder);
    write("src/D.java", "");
    var added = fresh().ofFolder(folder);
    assertThat(List.of(before, changed, renamed, added)).doesNotHaveDuplicates();
  }

  @Test
  void ofFolder_ignoresWhatToolsMake() throws IOException {
    var before = fresh().ofFolder(folder);
    write("target/classes/A.class", "x");
    write("web/node_modules/a/index.js", "x");
    write("cdk.out/manifest.json", "x");
    write(".git/HEAD", "x");
    write(".polystack/state", "x");
    assertThat(fresh().ofFolder(folder)).isEqualTo(before);
    // Asked for by name, such a folder counts.
    assertThat(fresh().ofFolder(folder.resolve("target")))
        .isNotEqualTo(fresh().ofFolder(folder.resolve("cdk.out")));
  }

  @Test
  void ofFolder_countsALinkByWhereItPoints() throws IOException {
    Path link = folder.resolve("link");
    Files.createSymbolicLink(link, Path.of("src"));
    var before = fresh().ofFolder(folder);
    Files.delete(link);
    Files.createSymbolicLink(link, Path.of("nowhere"));
    assertThat(fresh().ofFolder(folder)).isNotEqualTo(before);
  }

  @Test
  void save_letsTheNextRunTrustSizeAndTimes() throws IOException {
    Path file = write("old.txt", "one");
    Files.setLastModifiedTime(file, LONG_AGO);
    var first = FileFingerprints.open(memory);
    var fingerprint = first.ofFile(file);
    first.save();

    // What the memory says of the file is taken without another look at the file.
    var other = new Fingerprint("0".repeat(64));
    Files.writeString(memory, Files.readString(memory).replace(fingerprint.value(), other.value()));
    assertThat(FileFingerprints.open(memory).ofFile(file)).isEqualTo(other);

    Files.setLastModifiedTime(file, FileTime.from(LONG_AGO.toInstant().plusNanos(4_000_000)));
    assertThat(FileFingerprints.open(memory).ofFile(file)).isEqualTo(fingerprint);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS) // which has no time that a program cannot set
  void ofFile_whoseTimeWasSetBack_isReadAgain() throws IOException {
    Path file = write("old.txt", "one");
    Files.setLastModifiedTime(file, LONG_AGO);
    var first = FileFingerprints.open(memory);
    var fingerprint = first.ofFile(file);
    first.save();

    Path other = Files.writeString(file.resolveSibling("other"), "two");
    Files.setLastModifiedTime(other, LONG_AGO);
    Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);

    assertThat(FileFingerprints.open(memory).ofFile(file)).isNotEqualTo(fingerprint);
  }

  @Test
  void save_doesNotRememberAFileThatMayStillChangeUnseen() throws IOException {
    Path file = write("new.txt", "one");
    var justNow = FileTime.from(Instant.now());
    Files.setLastModifiedTime(file, justNow);
    var first = FileFingerprints.open(memory);
    var fingerprint = first.ofFile(file);
    first.save();
    Files.writeString(file, "two");
    Files.setLastModifiedTime(file, justNow);
    assertThat(FileFingerprints.open(memory).ofFile(file)).isNotEqualTo(fingerprint);
  }

  @Test
  void save_forgetsFilesThatAreGoneAndLeavesNothingElseBehind() throws IOException {
    Path file = write("old.txt", "one");
    Files.setLastModifiedTime(file, LONG_AGO);
    var first = FileFingerprints.open(memory);
    first.ofFile(file);
    first.save();
    assertThat(memory).content().contains("old.txt");
    Files.delete(file);
    Files.setLastModifiedTime(folder.resolve("src/A.java"), LONG_AGO);
    first.ofFile(folder.resolve("src/A.java"));
    first.save();
    assertThat(memory).content().doesNotContain("old.txt");
    try (var files = Files.list(memory.getParent())) {
      assertThat(files).containsExactly(memory);
    }
  }

  @Test
  void open_ofADamagedMemory_startsAfresh() throws IOException {
    Files.createDirectories(memory.getParent());
    for (String damaged :
        new String[] {
          "", "{", "polystack fingerprints 1\nx", "polystack fingerprints 1\n00 1 /a", "\0\u00ff"
        }) {
      Files.writeString(memory, damaged);
      assertThat(FileFingerprints.open(memory).ofFolder(folder))
          .as("with the memory '%s'", damaged)
          .isEqualTo(fresh().ofFolder(folder));
    }
  }

  /** One that remembers nothing. */
  private FileFingerprints fresh() throws IOException {
    return FileFingerprints.open(Files.createTempDirectory(temporary, "m").resolve("memory"));
  }

  private Path write(String path, String content) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }
}

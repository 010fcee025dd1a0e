package dev.polystack.engine.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangelogTest {

  private static final Version VERSION = new Version(0, 2, 0);
  private static final LocalDate DATE = LocalDate.of(2026, 11, 25);

  @Test
  void release_withEntriesOfPeople_keepsThemUnderTheVersion() {
    String before =
        "# Changelog\n\nAll notable changes.\n\n## [Unreleased]\n\n### Added\n- A bus.\n\n"
            + "## [0.1.0] - 2026-10-01\n\n### Added\n- The start.\n";

    assertThat(Changelog.release(before, VERSION, DATE, List.of("Add what people did not list")))
        .isEqualTo(
            "# Changelog\n\nAll notable changes.\n\n## [Unreleased]\n\n"
                + "## [0.2.0] - 2026-11-25\n\n### Added\n- A bus.\n\n"
                + "## [0.1.0] - 2026-10-01\n\n### Added\n- The start.\n");
  }

  @Test
  void release_withNothingWritten_sortsTheSubjectsOfCommits() {
    String before = "# Changelog\n\n## [Unreleased]\n";

    assertThat(
            Changelog.release(
                before,
                VERSION,
                DATE,
                List.of("Fix a typo", "Add a bus", "Rename a field", "Drop what nobody used")))
        .isEqualTo(
            "# Changelog\n\n## [Unreleased]\n\n## [0.2.0] - 2026-11-25\n\n"
                + "### Added\n- Add a bus.\n\n### Changed\n- Rename a field.\n\n"
                + "### Removed\n- Drop what nobody used.\n\n### Fixed\n- Fix a typo.\n");
  }

  @Test
  void release_withoutAFile_makesOne() {
    assertThat(Changelog.release("", VERSION, DATE, List.of()))
        .isEqualTo(
            "# Changelog\n\n## [Unreleased]\n\n## [0.2.0] - 2026-11-25\n\nNo notable changes.\n");
  }

  @Test
  void release_withoutAnUnreleasedSection_putsTheVersionFirst() {
    assertThat(
            Changelog.release(
                "# Changelog\n\n## [0.1.0] - 2026-10-01\n\n- The start.\n",
                VERSION,
                DATE,
                List.of("Add a bus")))
        .isEqualTo(
            "# Changelog\n\n## [Unreleased]\n\n## [0.2.0] - 2026-11-25\n\n### Added\n- Add a bus.\n\n"
                + "## [0.1.0] - 2026-10-01\n\n- The start.\n");
  }

  @Test
  void release_ofAVersionThatIsThere_changesNothing() {
    String once = Changelog.release("", VERSION, DATE, List.of("Add a bus"));

    assertThat(Changelog.release(once, VERSION, DATE.plusDays(1), List.of("Add more")))
        .isEqualTo(once);
  }
}

package dev.polystack.workspace.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {

  @TempDir private Path folder;

  /** Else one note that a full disk has left empty would end the runs of all checkouts. */
  @Test
  void marks_ofAnEmptyNote_areNone() throws Exception {
    Path empty = Files.writeString(folder.resolve("1.mark"), "\n");
    Path whole = Files.writeString(folder.resolve("2.mark"), "2.19a.\n");

    assertThat(Leftovers.marks(List.of(empty, whole))).containsExactly("2.19a.");
  }

  @Test
  void endIn_leavesAWholeNote_untilItIsClosed() throws Exception {
    Path note = folder.resolve(ProcessHandle.current().pid() + ".mark");

    try (Leftovers leftovers = Leftovers.endIn(folder)) {
      assertThat(Leftovers.marks(List.of(note))).containsExactly(Mark.RUN);
    }

    assertThat(note).doesNotExist();
  }
}

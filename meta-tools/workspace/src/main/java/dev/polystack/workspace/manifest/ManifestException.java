package dev.polystack.workspace.manifest;

import dev.polystack.workspace.yaml.Mistake;
import java.nio.file.Path;
import java.util.List;

/** A manifest that cannot be used. Its message has a line of {@code file:line:column: what}. */
public final class ManifestException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // always an immutable list of records, which nobody serializes
  private final transient List<Mistake> mistakes;

  ManifestException(Path manifest, List<Mistake> mistakes) {
    super(
        String.join(
            System.lineSeparator(), mistakes.stream().map(m -> manifest + ":" + m).toList()));
    this.mistakes = List.copyOf(mistakes);
  }

  /** Every mistake, in the order in which they stand in the file; never empty. */
  public List<Mistake> mistakes() {
    return mistakes;
  }
}

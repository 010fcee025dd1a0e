package dev.polystack.workspace.yaml;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a file as far as its nodes, which know their places. */
public final class YamlFile {

  private YamlFile() {}

  /**
   * The topmost node.
   *
   * @param what the file is, for messages: {@code the manifest}
   * @param example what to write into an empty file
   * @param absent what to do if there is no such file
   * @param mistakes gets the reason if there is no node
   */
  public static Optional<Node> read(
      Path path, String what, String example, String absent, Mistakes mistakes) {
    try {
      var settings = LoadSettings.builder().setLabel(path.toString()).build();
      var root = new Compose(settings).composeString(withoutByteOrderMark(Files.readString(path)));
      if (root.isEmpty()) {
        mistakes.add(1, 1, "%s is empty: %s".formatted(what, example));
      }
      return root;
    } catch (NoSuchFileException e) {
      mistakes.add(1, 1, "there is no such file: " + absent);
    } catch (CharacterCodingException e) {
      mistakes.add(1, 1, "the file is not in UTF-8: save it in that encoding");
    } catch (IOException e) {
      mistakes.add(1, 1, "the file cannot be read: " + e.getMessage());
    } catch (MarkedYamlEngineException e) {
      mistakes.add(e.getProblemMark(), "this is no YAML: " + e.getProblem());
    } catch (ReaderException e) {
      mistakes.add(
          1,
          1,
          "the file holds the character U+%04X, which YAML does not allow: remove it"
              .formatted(e.getCodePoint()));
    } catch (YamlEngineException e) {
      mistakes.add(1, 1, "this is no YAML: " + e.getMessage());
    }
    return Optional.empty();
  }

  private static String withoutByteOrderMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}

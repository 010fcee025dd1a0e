package dev.polystack.workspace.stack;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The CDK library that wrote an assembly, by its tree of constructs, {@value #FILE}. */
final class CdkLibrary {

  private static final String FILE = "tree.json";
  private static final JsonFactory JSON = new JsonFactory();

  private CdkLibrary() {}

  /**
   * The version that the app itself is of; empty if the assembly does not say. Of the file, which
   * may be large, only the beginning is read.
   *
   * @throws AssemblyException if the file is no JSON
   */
  static String version(Path assembly) {
    Path file = assembly.resolve(FILE);
    if (!Files.exists(file)) {
      return ""; // Whoever synthesizes may leave it out.
    }
    try (JsonParser parser = JSON.createParser(file.toFile())) {
      boolean inside = false;
      for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.FIELD_NAME && parser.currentName().equals("constructInfo")) {
          inside = true;
        } else if (inside
            && token == JsonToken.VALUE_STRING
            && parser.currentName().equals("version")) {
          return parser.getText();
        }
      }
      return "";
    } catch (JacksonException e) {
      throw new AssemblyException(
          "%s is no JSON: synthesize the service again (%s)"
              .formatted(file, e.getOriginalMessage()));
    } catch (IOException e) {
      throw new AssemblyException("%s cannot be read: %s".formatted(file, e.getMessage()));
    }
  }
}

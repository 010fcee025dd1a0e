package dev.polystack.shop.contracts.generator;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Writes a Java type for every type that the contracts name. */
public final class Generator {

  private Generator() {}

  /**
   * Reads every contract and writes its types.
   *
   * @param arguments the folder of the contracts, and the folder that gets the sources
   * @throws IOException if a file cannot be read or written
   */
  public static void main(String[] arguments) throws IOException {
    Path contracts = Path.of(arguments[0]);
    Path sources = Path.of(arguments[1]);
    for (Shape shape : shapes(contracts)) {
      JavaFile.builder(shape.name().packageName(), write(shape))
          .skipJavaLangImports(true)
          .indent("  ")
          .build()
          .writeToPath(sources);
    }
  }

  private static List<Shape> shapes(Path contracts) throws IOException {
    SchemaReader schemas = new SchemaReader(contracts);
    SdlReader sdl = new SdlReader(contracts);
    List<Shape> shapes = new ArrayList<>();
    try (Stream<Path> files = Files.walk(contracts)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        Path relative = contracts.relativize(file);
        String name = relative.getFileName().toString();
        if (name.endsWith(".graphqls")) {
          shapes.addAll(sdl.read(relative));
        } else if (name.matches("[A-Z].*\\.json")) { // A lower-case name is no type's.
          shapes.add(schemas.read(relative));
        }
      }
    }
    return shapes;
  }

  private static TypeSpec write(Shape shape) {
    if (shape instanceof Shape.Composite composite) {
      return RecordWriter.write(composite);
    }
    if (shape instanceof Shape.Choice choice) {
      return EnumWriter.write(choice);
    }
    return ValueWriter.write((Shape.Value) shape);
  }
}

package dev.polystack.shop.contracts.generator;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes a Java type for every type that the contracts name. */
public final class Generator {

  private Generator() {}

  /**
   * Reads every contract and writes its types.
   *
   * @param arguments the folder of the contracts, and the folder that gets the sources and holds
   *     nothing else
   * @throws IOException if a file cannot be read or written
   * @throws MistakesException if a contract has mistakes; nothing is written then
   */
  public static void main(String[] arguments) throws IOException {
    List<Shape> shapes = shapes(ContractFiles.read(Path.of(arguments[0])));
    SourceFolder sources = new SourceFolder(Path.of(arguments[1]));
    for (Shape shape : shapes) {
      sources.write(file(shape.name(), write(shape)));
    }
    sources.write(file(EventsWriter.NAME, EventsWriter.write(shapes)));
    sources.removeOthers();
  }

  private static JavaFile file(ClassName name, TypeSpec type) {
    return JavaFile.builder(name.packageName(), type)
        .skipJavaLangImports(true)
        .indent("  ")
        .build();
  }

  private static List<Shape> shapes(ContractFiles files) {
    List<Mistake> mistakes = new ArrayList<>(files.unreadable());
    files.json().entrySet().stream()
        .filter(entry -> ContractFiles.isType(entry.getKey()))
        .forEach(
            entry ->
                mistakes.addAll(SchemaCheck.mistakes(files, entry.getKey(), entry.getValue())));
    mistakes.addAll(CycleCheck.mistakes(files));
    mistakes.addAll(IdCheck.mistakes(files));
    mistakes.addAll(OpenApiCheck.mistakes(files));
    List<GraphqlFolder> graphql = GraphqlFolder.of(files);
    graphql.forEach(each -> mistakes.addAll(SdlCheck.mistakes(files, each)));
    mistakes.addAll(ExampleCheck.mistakes(files, mistakes));
    mistakes.addAll(OperationCheck.mistakes(files, graphql, mistakes));
    if (!mistakes.isEmpty()) {
      throw new MistakesException(mistakes);
    }
    List<Shape> shapes = new ArrayList<>();
    SchemaReader schemas = new SchemaReader(files);
    files.json().keySet().stream()
        .filter(ContractFiles::isType)
        .forEach(file -> shapes.add(schemas.read(file)));
    graphql.forEach(each -> shapes.addAll(SdlReader.read(files, each)));
    return shapes;
  }

  private static TypeSpec write(Shape shape) {
    if (shape instanceof Shape.Composite composite) {
      return RecordWriter.write(composite);
    }
    if (shape instanceof Shape.Choice choice) {
      return EnumWriter.write(choice);
    }
    if (shape instanceof Shape.Family family) {
      return FamilyWriter.write(family);
    }
    return ValueWriter.write((Shape.Value) shape);
  }
}

package dev.polystack.shop.contracts.generator;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the list of all events, for whoever needs every one of them. */
final class EventsWriter {

  private static final ClassName TYPE = Packages.of(Kind.EVENT);
  static final ClassName NAME = Packages.inFolder(Path.of(Kind.EVENT.folder()), "Events");

  private EventsWriter() {}

  static TypeSpec write(List<Shape> shapes) {
    CodeBlock events =
        shapes.stream()
            .filter(Shape.Composite.class::isInstance)
            .map(Shape.Composite.class::cast)
            .filter(shape -> shape.told() != null && shape.told().kind() == Kind.EVENT)
            .map(Shape.Composite::name)
            .sorted(Comparator.comparing(ClassName::canonicalName))
            .map(name -> CodeBlock.of("$T.TYPE", name))
            .collect(CodeBlock.joining(",\n"));
    TypeName everyType = ParameterizedTypeName.get(TYPE, WildcardTypeName.subtypeOf(Object.class));
    return TypeSpec.classBuilder(NAME)
        .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
        .addAnnotation(Annotations.NULL_MARKED)
        .addJavadoc("Every event that the contracts know.\n")
        .addField(
            FieldSpec.builder(
                    ParameterizedTypeName.get(ClassName.get(List.class), everyType),
                    "ALL",
                    Modifier.PUBLIC,
                    Modifier.STATIC,
                    Modifier.FINAL)
                .addJavadoc("In every major version, by service and version and name.")
                .initializer("$T.of(\n$L)", List.class, events)
                .build())
        .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
        .build();
  }
}

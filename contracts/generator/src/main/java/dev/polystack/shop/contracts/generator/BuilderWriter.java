package dev.polystack.shop.contracts.generator;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.polystack.shop.contracts.generator.Shape.Component;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Adds a builder to a record whose components are better named than placed. */
final class BuilderWriter {

  private BuilderWriter() {}

  static void addTo(TypeSpec.Builder type, Shape.Composite shape) {
    ClassName builder = shape.name().nestedClass("Builder");
    type.addMethod(
        MethodSpec.methodBuilder("builder")
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .addJavadoc("Begins with nothing.")
            .returns(builder)
            .addStatement("return new $T()", builder)
            .build());
    type.addMethod(
        MethodSpec.methodBuilder("toBuilder")
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc("Begins with what this one says.")
            .returns(builder)
            .addStatement("$T builder = new $T()", builder, builder)
            .addCode(copied(shape.components()))
            .addStatement("return builder")
            .build());
    type.addType(builderType(shape, builder));
  }

  private static CodeBlock copied(List<Component> components) {
    CodeBlock.Builder code = CodeBlock.builder();
    components.forEach(each -> code.addStatement("builder.$L = $L", each.name(), each.name()));
    return code.build();
  }

  private static TypeSpec builderType(Shape.Composite shape, ClassName builder) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(builder)
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
            .addJavadoc("Collects the components by name.")
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    for (Component component : shape.components()) {
      TypeName declared = RecordWriter.annotatedType(component);
      type.addField(
          FieldSpec.builder(field(component), component.name(), Modifier.PRIVATE).build());
      MethodSpec.Builder setter =
          MethodSpec.methodBuilder(component.name())
              .addModifiers(Modifier.PUBLIC)
              .addJavadoc("$L", Javadoc.text(component.doc()))
              .returns(builder)
              .addParameter(declared, component.name())
              .addStatement("this.$L = $L", component.name(), component.name())
              .addStatement("return this");
      if (component.deprecated()) {
        setter.addAnnotation(Deprecated.class);
      }
      type.addMethod(setter.build());
    }
    return type.addMethod(build(shape)).build();
  }

  /** A component is null until it is said. */
  private static TypeName field(Component component) {
    return RecordWriter.annotatedType(component)
        .withoutAnnotations()
        .box()
        .annotated(AnnotationSpec.builder(Annotations.NULLABLE).build());
  }

  private static MethodSpec build(Shape.Composite shape) {
    CodeBlock arguments =
        shape.components().stream().map(BuilderWriter::argument).collect(CodeBlock.joining(", "));
    return MethodSpec.methodBuilder("build")
        .addModifiers(Modifier.PUBLIC)
        .addJavadoc(
            "Makes the record.\n\n@throws NullPointerException if a required component is missing\n"
                + "@throws IllegalArgumentException if a component is not allowed")
        .addAnnotation(
            AnnotationSpec.builder(SuppressWarnings.class)
                .addMember("value", "$S", "NullAway")
                .build())
        .returns(shape.name())
        .addStatement("return new $T($L)", shape.name(), arguments)
        .build();
  }

  /** A number that nobody said is missing, not zero. */
  private static CodeBlock argument(Component component) {
    boolean primitive = component.required() && !component.list() && component.type().isPrimitive();
    return primitive
        ? CodeBlock.of(
            "$T.requireNonNull($L, $S)", Annotations.OBJECTS, component.name(), component.name())
        : CodeBlock.of("$L", component.name());
  }
}

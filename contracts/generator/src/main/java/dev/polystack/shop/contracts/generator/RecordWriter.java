package dev.polystack.shop.contracts.generator;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.polystack.shop.contracts.generator.Shape.Component;
import dev.polystack.shop.contracts.generator.Shape.ToldName;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** Writes a composite as an immutable record: no nulls but the optional ones, lists copied. */
final class RecordWriter {

  /** A constructor with more parameters than this is hard to read. */
  private static final int READABLE_PARAMETERS = 4;

  private static final String CHECKS =
      """
      Checks the components by the contract and copies its lists.

      @throws NullPointerException if a required component is missing
      @throws IllegalArgumentException if a component is not what {@code $L} allows
      """;

  private static final ClassName IGNORE =
      ClassName.get("com.fasterxml.jackson.annotation", "JsonIgnoreProperties");

  private RecordWriter() {}

  static TypeSpec write(Shape.Composite shape) {
    return begin(shape).build();
  }

  /** The record so far; what it stands in may add to it. */
  static TypeSpec.Builder begin(Shape.Composite shape) {
    TypeSpec.Builder type =
        TypeSpec.recordBuilder(shape.name())
            .addModifiers(Modifier.PUBLIC)
            .addAnnotation(Annotations.NULL_MARKED)
            .addAnnotation(
                AnnotationSpec.builder(IGNORE).addMember("ignoreUnknown", "true").build());
    shape.doc().addTo(type);
    type.addJavadoc("\n");
    type.addSuperinterfaces(shape.families());
    MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
    MethodSpec.Builder compact =
        MethodSpec.compactConstructorBuilder()
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc(CHECKS, shape.resource() == null ? "schema" : shape.resource());
    for (Component component : shape.components()) {
      type.addJavadoc("\n@param $L $L", component.name(), Javadoc.text(component.doc()));
      constructor.addParameter(parameter(component));
      presence(compact, component);
      limits(compact, component);
      ConstraintWriter.addPattern(type, component.name(), component.limits());
    }
    if (shape.components().stream().anyMatch(Component::deprecated)
        && !deservesBuilder(shape.components())) {
      compact.addAnnotation(Deprecated.class); // It goes with the component.
    }
    type.recordConstructor(constructor.build()).addMethod(compact.build());
    addConstants(type, shape.name(), shape.resource(), shape.told());
    withoutOptional(shape.components()).ifPresent(type::addMethod);
    if (deservesBuilder(shape.components())) {
      BuilderWriter.addTo(type, shape);
    }
    return type;
  }

  /**
   * The constructor of what is required: whoever called it before the record got its first optional
   * component still can.
   */
  private static Optional<MethodSpec> withoutOptional(List<Component> components) {
    List<Component> required = components.stream().filter(Component::required).toList();
    if (required.isEmpty()
        || required.size() == components.size()
        || required.size() > READABLE_PARAMETERS) {
      return Optional.empty();
    }
    return Optional.of(
        MethodSpec.constructorBuilder()
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc("One with nothing optional.")
            .addParameters(required.stream().map(RecordWriter::parameter).toList())
            .addStatement(
                "this($L)",
                components.stream()
                    .map(RecordWriter::requiredOrNothing)
                    .collect(CodeBlock.joining(", ")))
            .build());
  }

  private static CodeBlock requiredOrNothing(Component component) {
    if (component.required()) {
      return CodeBlock.of("$L", component.name());
    }
    return component.list() ? CodeBlock.of("$T.of()", List.class) : CodeBlock.of("null");
  }

  /** What is optional may be joined by more, which a builder's callers do not notice. */
  private static boolean deservesBuilder(List<Component> components) {
    return components.size() > READABLE_PARAMETERS
        || components.stream().anyMatch(component -> !component.required());
  }

  private static ParameterSpec parameter(Component component) {
    ParameterSpec.Builder parameter =
        ParameterSpec.builder(annotatedType(component), component.name());
    if (component.deprecated()) {
      parameter.addAnnotation(Deprecated.class);
    }
    return parameter.build();
  }

  /** The component's Java type; nullable where it is optional. */
  static TypeName annotatedType(Component component) {
    TypeName type = javaType(component);
    return component.required() || component.list()
        ? type
        : type.annotated(AnnotationSpec.builder(Annotations.NULLABLE).build());
  }

  private static TypeName javaType(Component component) {
    if (component.list()) {
      return ParameterizedTypeName.get(ClassName.get(List.class), component.type().box());
    }
    return component.required() ? component.type() : component.type().box();
  }

  private static void presence(MethodSpec.Builder compact, Component component) {
    String name = component.name();
    if (component.list() && component.required()) {
      compact.addStatement("$L = $T.copyOf($L)", name, List.class, name);
    } else if (component.list()) {
      compact.addStatement(
          "$L = $L == null ? $T.of() : $T.copyOf($L)", name, name, List.class, List.class, name);
    } else if (component.required() && !component.type().isPrimitive()) {
      compact.addStatement("$T.requireNonNull($L, $S)", Annotations.OBJECTS, name, name);
    }
  }

  private static void limits(MethodSpec.Builder compact, Component component) {
    String name = component.name();
    CodeBlock checks =
        component.list()
            ? listChecks(component)
            : ConstraintWriter.checks(name, name, component.type(), component.limits());
    if (checks.isEmpty()) {
      return;
    }
    if (component.required() || component.list()) {
      compact.addCode(checks);
    } else {
      compact.beginControlFlow("if ($L != null)", name).addCode(checks).endControlFlow();
    }
  }

  private static CodeBlock listChecks(Component component) {
    String name = component.name();
    CodeBlock ofEach =
        ConstraintWriter.checks(name + "[]", "each", component.type(), component.limits());
    CodeBlock.Builder checks =
        CodeBlock.builder().add(ConstraintWriter.size(name, name, component.size()));
    if (!ofEach.isEmpty()) {
      checks
          .beginControlFlow("for ($T each : $L)", component.type(), name)
          .add(ofEach)
          .endControlFlow();
    }
    return checks.build();
  }

  private static void addConstants(
      TypeSpec.Builder type, ClassName name, @Nullable String resource, @Nullable ToldName told) {
    if (resource != null) {
      TypeName schema = ParameterizedTypeName.get(Packages.root("Schema"), name);
      type.addField(
          constant(schema, "SCHEMA")
              .addJavadoc("What a document has to keep to become one.")
              .initializer("new $T<>($S, $T.class)", Packages.root("Schema"), resource, name)
              .build());
    }
    if (told != null) {
      ClassName kind = Packages.of(told.kind());
      type.addField(
          constant(ParameterizedTypeName.get(kind, name), "TYPE")
              .addJavadoc(told.kind().doc())
              .initializer(
                  "new $T<>($S, $S, $L, $S, SCHEMA)",
                  kind,
                  told.service(),
                  told.name(),
                  told.major(),
                  told.version())
              .build());
      type.addMethod(idempotencyKey(told.idempotencyKey()));
    }
  }

  private static MethodSpec idempotencyKey(List<String> components) {
    CodeBlock parts =
        components.stream()
            .map(name -> CodeBlock.of("$T.valueOf($L)", String.class, name))
            .collect(CodeBlock.joining(" + '/' + "));
    return MethodSpec.methodBuilder("idempotencyKey")
        .addModifiers(Modifier.PUBLIC)
        .addJavadoc("The same for all of this type that say the same: handle only one of them.")
        .returns(String.class)
        .addStatement("return $L", parts)
        .build();
  }

  private static FieldSpec.Builder constant(TypeName type, String name) {
    return FieldSpec.builder(type, name, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL);
  }
}

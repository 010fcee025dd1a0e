package dev.polystack.shop.contracts.generator;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.polystack.shop.contracts.generator.Shape.Component;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Writes a family of records as a sealed interface; a kind from the future is its {@code Unknown}.
 */
final class FamilyWriter {

  private static final String ANNOTATIONS = "com.fasterxml.jackson.annotation";

  private FamilyWriter() {}

  static TypeSpec write(Shape.Family family) {
    ClassName unknown = family.name().nestedClass("Unknown");
    TypeSpec.Builder type =
        TypeSpec.interfaceBuilder(family.name())
            .addModifiers(Modifier.PUBLIC, Modifier.SEALED)
            .addAnnotation(Annotations.NULL_MARKED)
            .addAnnotation(toldApartBy("__typename", unknown))
            .addAnnotation(names(family.members()))
            .addPermittedSubclasses(family.members())
            .addPermittedSubclass(unknown);
    family.doc().addTo(type);
    for (Component component : family.components()) {
      MethodSpec.Builder accessor =
          MethodSpec.methodBuilder(component.name())
              .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
              .addJavadoc("$L", Javadoc.text(component.doc()))
              .returns(RecordWriter.annotatedType(component));
      if (component.deprecated()) {
        accessor.addAnnotation(Deprecated.class);
      }
      type.addMethod(accessor.build());
    }
    return type.addType(unknown(family, unknown)).build();
  }

  private static TypeSpec unknown(Shape.Family family, ClassName name) {
    return RecordWriter.begin(
            new Shape.Composite(
                name,
                Doc.of("One that a newer version of the contract knows."),
                family.components(),
                null,
                null,
                List.of(family.name())))
        .addModifiers(Modifier.STATIC)
        .build();
  }

  private static AnnotationSpec toldApartBy(String property, ClassName otherwise) {
    ClassName info = ClassName.get(ANNOTATIONS, "JsonTypeInfo");
    return AnnotationSpec.builder(info)
        .addMember("use", "$T.Id.NAME", info)
        .addMember("property", "$S", property)
        .addMember("defaultImpl", "$T.class", otherwise)
        .addMember("requireTypeIdForSubtypes", "$T.FALSE", ClassName.get(ANNOTATIONS, "OptBoolean"))
        .build();
  }

  private static AnnotationSpec names(List<ClassName> members) {
    ClassName types = ClassName.get(ANNOTATIONS, "JsonSubTypes");
    AnnotationSpec.Builder all = AnnotationSpec.builder(types);
    for (ClassName member : members) {
      all.addMember(
          "value",
          "$L",
          AnnotationSpec.builder(types.nestedClass("Type"))
              .addMember("value", "$T.class", member)
              .addMember("name", "$S", member.simpleName())
              .build());
    }
    return all.build();
  }
}

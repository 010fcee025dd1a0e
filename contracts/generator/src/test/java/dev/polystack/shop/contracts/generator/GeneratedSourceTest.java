package dev.polystack.shop.contracts.generator;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.polystack.shop.contracts.generator.Shape.Component;
import java.util.List;
import org.junit.jupiter.api.Test;

class GeneratedSourceTest {

  private static final ClassName TEXT = ClassName.get(String.class);

  @Test
  void aRecord_checksWhatIsRequiredAndCopiesLists() {
    assertThat(
            RecordWriter.write(
                    composite(
                        component("name", TEXT, false, true),
                        component("note", TEXT, false, false),
                        component("count", TypeName.LONG, false, false),
                        component("tags", TEXT, true, false)))
                .toString())
        .contains(
            "java.lang.String name",
            "@org.jspecify.annotations.Nullable Long count",
            "requireNonNull(name, \"name\")",
            "tags = tags == null ? java.util.List.of() : java.util.List.copyOf(tags)")
        .doesNotContain("requireNonNull(note");
  }

  @Test
  void aSmallRecordWithoutOptionalComponents_hasNoBuilder() {
    assertThat(RecordWriter.write(composite(component("name", TEXT, false, true))).toString())
        .doesNotContain("Builder");
  }

  @Test
  void aRecordWithOptionalComponents_hasABuilderThatMoreOfThemDoNotBreak() {
    assertThat(RecordWriter.write(composite(component("name", TEXT, false, false))).toString())
        .contains("Builder toBuilder()", "Builder name(");
  }

  @Test
  void aRecordWithOptionalComponents_canBeMadeOfTheRequiredOnes() {
    assertThat(
            RecordWriter.write(
                    composite(
                        component("name", TEXT, false, true),
                        component("note", TEXT, false, false),
                        component("tags", TEXT, true, false)))
                .toString())
        .contains("public A(java.lang.String name) {", "this(name, null, java.util.List.of())");
  }

  @Test
  void whatIsOnItsWayOut_saysSo() {
    assertThat(
            RecordWriter.write(
                    new Shape.Composite(
                        ClassName.get("a", "A"), new Doc("A.", true), List.of(), null, null))
                .toString())
        .contains("@java.lang.Deprecated");
  }

  @Test
  void aRecordOfMoreThanFourComponents_hasABuilder() {
    Component component = component("a", TypeName.INT, false, true);

    assertThat(
            RecordWriter.write(
                    composite(
                        component,
                        component("b", TEXT, false, true),
                        component("c", TEXT, false, true),
                        component("d", TEXT, false, true),
                        component("e", TEXT, false, true)))
                .toString())
        .contains("Builder toBuilder()", "Builder a(int a)");
  }

  @Test
  void aRecord_checksWhatItsSchemaLimits() {
    assertThat(
            RecordWriter.write(
                    composite(
                        limited("name", TEXT, false, new Limits(1L, 20L, "^[a-z]+$", false)),
                        limited("count", TypeName.LONG, false, new Limits(0L, null, null, false)),
                        limited(
                            "total",
                            TypeName.LONG,
                            false,
                            new Limits(null, 5000000000L, null, false)),
                        limited("tags", TEXT, true, new Limits(null, 40L, null, false))))
                .toString())
        .contains(
            "Constraints.length(\"name\", name, 1, 20)",
            "NAME_PATTERN = java.util.regex.Pattern.compile(\"^[a-z]+\\\\z\")",
            "Constraints.matches(\"name\", name, NAME_PATTERN)",
            "if (count != null) {",
            "Constraints.range(\"count\", count, 0, java.lang.Long.MAX_VALUE)",
            "Constraints.range(\"total\", total, java.lang.Long.MIN_VALUE, 5000000000L)",
            "Constraints.size(\"tags\", tags, 0, 3)",
            "for (java.lang.String each : tags) {",
            "Constraints.length(\"tags[]\", each, 0, 40)");
  }

  @Test
  void aValue_checksWhatItsSchemaLimits() {
    assertThat(
            ValueWriter.write(
                    new Shape.Value(
                        ClassName.get("a", "Code"),
                        Doc.of("A code."),
                        TEXT,
                        new Limits(null, 9L, "^[A-Z]", false)))
                .toString())
        .contains("length(\"value\", value, 0, 9)", "matches(\"value\", value, VALUE_PATTERN)");
  }

  @Test
  void aBuilder_doesNotTakeAMissingNumberForZero() {
    assertThat(
            RecordWriter.write(
                    composite(
                        component("count", TypeName.LONG, false, true),
                        component("note", TEXT, false, false)))
                .toString())
        .contains("new a.A(java.util.Objects.requireNonNull(count, \"count\"), note)");
  }

  @Test
  void anEnum_hasAConstantForTheFuture() {
    assertThat(
            EnumWriter.write(
                    new Shape.Choice(
                        ClassName.get("a", "Door"), Doc.of("A door."), List.of("FRONT")))
                .toString())
        .contains("FRONT", "@com.fasterxml.jackson.annotation.JsonEnumDefaultValue", "UNKNOWN");
  }

  @Test
  void aDescriptionThatLooksLikeCode_staysAComment() {
    assertThat(
            RecordWriter.write(
                    new Shape.Composite(
                        ClassName.get("a", "A"),
                        Doc.of("Ends */ here & <b>there</b> $L @x {@y}"),
                        List.of(),
                        null,
                        null))
                .toString())
        .contains("Ends *&#47; here &amp; &lt;b&gt;there&lt;/b&gt; $L &#64;x {&#64;y}");
  }

  private static Component component(String name, TypeName type, boolean list, boolean required) {
    return new Component(name, "Text.", type, list, required, false);
  }

  private static Component limited(String name, TypeName type, boolean list, Limits limits) {
    Limits size = list ? new Limits(null, 3L, null, false) : Limits.NONE;
    return new Component(name, "Text.", type, list, false, size, limits, false);
  }

  private static Shape.Composite composite(Component... components) {
    return new Shape.Composite(
        ClassName.get("a", "A"), Doc.of("A thing."), List.of(components), null, null);
  }
}

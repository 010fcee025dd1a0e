package dev.polystack.shop.contracts.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small changes of a Java API, each with its verdict; the released one is kept without code. */
class JavaComparisonTest {

  private static final String OFFER =
      """
      public record Offer(String name, String note, int price) {
        public static final String TYPE = "offer";
        public Offer { helper(); }
        private static void helper() {}
        @Deprecated public String old() { return name; }
        public static Object read(CharSequence text) throws IllegalStateException { return text; }
        static int inside() { return 1; }
      }
      """;

  private static final String PERSON =
      """
      public record Person(String name, String note) {
        public static Builder builder() { return new Builder(); }
        public static final class Builder {
          public Builder name(String name) { return this; }
          public Person build() { return new Person("", ""); }
        }
      }
      """;

  private static final String KIND = "public enum Kind { ONE, TWO }";

  private static final String OUTCOME =
      "public sealed interface Outcome { record Good() implements Outcome {} }";

  private static final String LISTENER = "public interface Listener { void heard(String what); }";

  private static final String GONE = "@Deprecated public class Gone { public void go() {} }";

  private static final List<String> RELEASED =
      List.of(OFFER, PERSON, KIND, OUTCOME, LISTENER, GONE);

  @TempDir private static Path once;

  private static Path released;

  @TempDir private Path folder;

  @BeforeAll
  static void release() throws IOException {
    released = once.resolve("java-api.jar");
    JavaApi.write(
        Given.jar(once.resolve("released.jar"), RELEASED.toArray(String[]::new)), released);
  }

  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "nothing",
      value = {
        // records without a builder: their constructor is promised
        "int price) {|int price, int more) {|new(String, String, int): constructor removed",
        "int price) {|int price, int more) { public Offer(String name, String note, int price) { this(name, note, price, 0); }|fine",
        "int price) {|long price) {|new(String, String, int): constructor removed; price(): method return type changed",
        "String name, String note, int|String note, String name, int|new(String, String, int): parameters were [name, note, price], are [note, name, price]",
        // records with a builder: it is promised, the constructor is not
        "Person(String name, String note) {|Person(String name, String note, String more) { Person(String a, String b) { this(a, b, \"\"); }|fine",
        "Person(String name, String note) {|Person(String name, String comment) {|note(): method removed",
        "public Builder name(|public Builder called(|Builder.name(String): method removed",
        "public static Builder builder()|static Builder builder()|builder(): method less accessible",
        // members
        "public static Object read|public static Integer count() { return 1; } public static Object read|fine",
        "public static Object read(CharSequence|public static Object read(String|read(CharSequence): method removed",
        "public static Object read(|static Object read(|read(CharSequence): method less accessible",
        "public static Object|public Object|read(CharSequence): method no longer static",
        "throws IllegalStateException|throws java.io.IOException|read(CharSequence): method now throws checked exception",
        "static final String TYPE = \"offer\"|static final Object TYPE = \"offer\"|TYPE: field type changed",
        "static final String TYPE|static final String KIND|TYPE: field removed",
        "static int inside()|static long inside()|fine",
        "@Deprecated public String old() { return name; }|nothing|fine",
        // types
        "ONE, TWO|ONE, TWO, THREE|fine",
        "ONE, TWO|ONE|TWO: field removed",
        "record Good|record Bad() implements Outcome {} record Good|fine",
        "record Good() implements Outcome {}|int more(); record Good() implements Outcome { public int more() { return 1; } }|fine",
        "void heard(String what);|void heard(String what); default void seen() {}|fine",
        "void heard(String what);|void heard(String what); void seen();|seen(): method added to interface",
        "public enum Kind|enum Kind|class less accessible; class no longer public",
        "@Deprecated public class Gone|@Deprecated class Gone|fine",
        "public interface Listener|public interface Hearer|class removed",
      })
  void aChange_breaksWhomItBreaks(String old, String now, String changes) throws IOException {
    assertThat(RELEASED).as("a source with %s", old).anyMatch(each -> each.contains(old));
    String[] current =
        RELEASED.stream()
            .map(each -> each.replace(old, now == null ? "" : now))
            .toArray(String[]::new);

    Findings findings = new Findings();
    Path jar = Given.jar(folder.resolve("current.jar"), current);
    JavaComparison.compare(released, jar, new Retired(), findings);

    List<String> found = findings.list().stream().map(Finding::change).toList();
    assertThat(found.isEmpty() ? "fine" : String.join(" | ", found)).isEqualTo(changes);
  }

  @Test
  void theApiOfAJar_hasNoCodeAndIsTheSameEachTime() throws IOException {
    Path jar = Given.jar(folder.resolve("shop.jar"), OFFER, "class Hidden {}");
    Path api = api(jar);
    byte[] once = Files.readAllBytes(api);

    assertThat(api(jar)).hasBinaryContent(once);
    assertThat(once.length).isLessThan((int) Files.size(jar));
    try (JarFile file = new JarFile(api.toFile())) {
      assertThat(file.stream()).extracting(Object::toString).containsExactly("Offer.class");
    }
  }

  private Path api(Path jar) throws IOException {
    Path api = folder.resolve("java-api.jar");
    JavaApi.write(jar, api);
    return api;
  }
}

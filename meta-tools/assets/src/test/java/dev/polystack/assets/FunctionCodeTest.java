package dev.polystack.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionCodeTest {

  @TempDir Path folder;

  @BeforeEach
  void compiled() throws IOException {
    write("shop/Handler.class", "handler");
    write("shop/Stacks.class", "a handler that deals with stacks");
    write("shop/ApiStack.class", "extends dev/polystack/kit/ServiceStack");
    write("shop/ApiStack$1.class", "infrastructure");
    write("shop/CardStack.class", "what a function works with");
    write("shop/CardStack$Card.class", "part of that");
    write("shop/rules.txt", "rules");
  }

  @Test
  void copyTo_leavesTheInfrastructureOut(@TempDir Path elsewhere) {
    Path copy = elsewhere.resolve("copy");

    new FunctionCode(folder).copyTo(copy);

    assertThat(copy)
        .isDirectoryRecursivelyContaining("glob:**/Handler.class")
        .isDirectoryRecursivelyContaining("glob:**/Stacks.class")
        .isDirectoryRecursivelyContaining("glob:**/CardStack.class")
        .isDirectoryRecursivelyContaining("glob:**/CardStack$Card.class")
        .isDirectoryRecursivelyContaining("glob:**/rules.txt");
    assertThat(copy.resolve("shop")).isDirectoryNotContaining("glob:**ApiStack*");
    assertThat(new FunctionCode(folder).excluded())
        .containsExactly("shop/ApiStack$1.class", "shop/ApiStack.class");
    assertThat(new FunctionCode(copy).hash()).isEqualTo(new FunctionCode(folder).hash());
  }

  @Test
  void hash_isTheSameWithOtherInfrastructure() throws IOException {
    String before = new FunctionCode(folder).hash();
    write("shop/ApiStack.class", "extends dev/polystack/kit/ServiceStack, with more");

    assertThat(new FunctionCode(folder).hash()).isEqualTo(before);
  }

  @Test
  void hash_isAnotherWithOtherContent() throws IOException {
    String before = new FunctionCode(folder).hash();
    write("shop/Handler.class", "changed");

    assertThat(new FunctionCode(folder).hash()).isNotEqualTo(before);
  }

  @Test
  void hash_isAnotherWithAnotherName() throws IOException {
    String before = new FunctionCode(folder).hash();
    Files.move(folder.resolve("shop/rules.txt"), folder.resolve("shop/laws.txt"));

    assertThat(new FunctionCode(folder).hash()).isNotEqualTo(before);
  }

  @Test
  void hash_tellsWhereAFileEnds(@TempDir Path one, @TempDir Path two) throws IOException {
    Files.writeString(one.resolve("a"), "bcd");
    Files.writeString(two.resolve("a"), "b");
    Files.writeString(two.resolve("c"), "d");

    assertThat(new FunctionCode(one).hash()).isNotEqualTo(new FunctionCode(two).hash());
  }

  private void write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}

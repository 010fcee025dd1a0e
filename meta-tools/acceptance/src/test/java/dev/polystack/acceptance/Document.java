package dev.polystack.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * A Markdown file: where it links to, and the anchors of its headings, as GitHub makes them.
 *
 * @param links relative ones, of pictures too, as they are written
 */
record Document(List<String> links, Set<String> anchors) {

  /** What tools make or fetch, and what becomes a file of somebody else's repository. */
  private static final Set<String> OTHERS =
      Set.of(".git", ".polystack", "target", "node_modules", "resources");

  /** Every Markdown file beneath a folder. */
  static List<Path> beneath(Path folder) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.sorted().toList()) {
        String name = entry.getFileName().toString();
        if (Files.isDirectory(entry) && !OTHERS.contains(name)) {
          found.addAll(beneath(entry));
        } else if (name.endsWith(".md")) {
          found.add(entry);
        }
      }
    }
    return found;
  }

  static Document read(Path file) throws IOException {
    Document document = new Document(new ArrayList<>(), new LinkedHashSet<>());
    Parser.builder().build().parse(Files.readString(file)).accept(document.new Reader());
    return document;
  }

  private final class Reader extends AbstractVisitor {

    private final IdGenerator ids = IdGenerator.builder().build();

    @Override
    public void visit(Link link) {
      add(link.getDestination());
      visitChildren(link);
    }

    @Override
    public void visit(Image image) {
      add(image.getDestination());
    }

    @Override
    public void visit(Heading heading) {
      StringBuilder words = new StringBuilder();
      heading.accept(
          new AbstractVisitor() {
            @Override
            public void visit(Text text) {
              words.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
              words.append(code.getLiteral());
            }
          });
      anchors.add(ids.generateId(words.toString()));
      visitChildren(heading);
    }

    private void add(String destination) {
      if (!destination.matches("[a-z]+:.*")) {
        links.add(destination);
      }
    }
  }
}

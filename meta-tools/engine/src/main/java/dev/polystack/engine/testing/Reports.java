package dev.polystack.engine.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Reads the XML reports of Surefire and Failsafe. */
final class Reports {

  private static final List<String> FOLDERS = List.of("surefire-reports", "failsafe-reports");

  private Reports() {}

  /** The sum of every report below a repository that was written after an instant. */
  static Counts in(Path repository, Instant since) {
    try (Stream<Path> files =
        Files.find(
            repository,
            8,
            (file, attributes) ->
                isReport(file) && !attributes.lastModifiedTime().toInstant().isBefore(since))) {
      return files.map(Reports::read).reduce(Counts.NONE, Counts::plus);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look for test reports in " + repository, e);
    }
  }

  private static boolean isReport(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith("TEST-")
        && name.endsWith(".xml")
        && FOLDERS.contains(String.valueOf(file.resolveSibling(".").normalize().getFileName()));
  }

  static Counts read(Path report) {
    try {
      Element suite =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(report.toFile())
              .getDocumentElement();
      int failed = number(suite, "failures") + number(suite, "errors");
      int skipped = number(suite, "skipped");
      return new Counts(number(suite, "tests") - failed - skipped, failed, skipped);
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw new IllegalStateException("cannot read the test report " + report, e);
    }
  }

  private static int number(Element suite, String attribute) {
    return Integer.parseInt(suite.getAttribute(attribute));
  }
}

package dev.polystack.engine.output;

import dev.polystack.engine.output.TaskRecord.State;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A run as JUnit's XML: a test for each task, and one more for what went wrong beside them.
 *
 * @see <a
 *     href="https://maven.apache.org/surefire/maven-surefire-plugin/xsd/surefire-test-report.xsd">The
 *     schema of Surefire's reports</a>
 */
final class JUnitXml {

  private final XMLStreamWriter xml;

  private JUnitXml(XMLStreamWriter xml) {
    this.xml = xml;
  }

  static String of(RunRecord run) {
    StringWriter text = new StringWriter();
    try {
      new JUnitXml(XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text)).write(run);
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a string can always be written to", e);
    }
    return text + "\n";
  }

  private void write(RunRecord run) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("testsuite");
    attribute("name", "meta " + run.command());
    attribute("timestamp", run.started().toString());
    attribute("time", seconds(run.took()));
    int errors = run.error().isPresent() ? 1 : 0;
    attribute("tests", run.tasks().size() + errors);
    attribute("failures", run.count(State.FAILED));
    attribute("errors", errors);
    attribute("skipped", run.count(State.SKIPPED) + run.count(State.CANCELLED));
    for (TaskRecord task : run.tasks()) {
      write(task);
    }
    if (run.error().isPresent()) {
      writeError(run, run.error().get());
    }
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void writeError(RunRecord run, String error) throws XMLStreamException {
    xml.writeStartElement("testcase");
    attribute("classname", "meta");
    attribute("name", run.command());
    attribute("time", seconds(run.took()));
    writeFault("error", error);
    xml.writeEndElement();
  }

  private void writeFault(String element, String message) throws XMLStreamException {
    xml.writeStartElement(element);
    attribute("message", message.lines().findFirst().orElse(""));
    xml.writeCharacters(legal(message));
    xml.writeEndElement();
  }

  private void write(TaskRecord task) throws XMLStreamException {
    xml.writeStartElement("testcase");
    attribute("classname", task.phase());
    attribute("name", task.name());
    attribute("time", seconds(task.took()));
    if (task.state() == State.FAILED) {
      writeFault("failure", task.message());
    } else if (task.state() == State.SKIPPED || task.state() == State.CANCELLED) {
      xml.writeStartElement("skipped");
      attribute("message", task.message());
      xml.writeEndElement();
    }
    if (!task.output().isEmpty()) {
      xml.writeStartElement("system-out");
      xml.writeCharacters(legal(String.join("\n", task.output())));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private void attribute(String name, Object value) throws XMLStreamException {
    xml.writeAttribute(name, legal(String.valueOf(value)));
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.3f", duration.toNanos() / 1e9);
  }

  /** Programs print characters that XML 1.0 has no way to write, escape sequences above all. */
  private static String legal(String text) {
    return text.replaceAll("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "?");
  }
}

package dev.polystack.shop.contracts.catalogue.flow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * A drawing in three columns: who sends, what is sent, who receives. Sizes are SVG user units.
 *
 * @param boxes services and what they send
 * @param lines from the left to the right
 */
public record FlowDiagram(int width, int height, List<Box> boxes, List<Line> lines) {

  private static final int ROW = 44;
  private static final int PILL = 32;
  private static final int GAP = 20;
  private static final int COLUMN = 150;
  private static final int CHANNEL = 110;
  private static final int CHARACTER = 8;
  private static final int PADDING = 40;

  /**
   * What is sent from some services to others.
   *
   * @param style how it is drawn
   * @param address the page about it
   */
  public record Flow(
      String name, String style, String address, List<String> from, List<String> to) {

    private String first() {
      return from.isEmpty() ? "" : from.get(0);
    }
  }

  /**
   * A rectangle with a label.
   *
   * @param style {@code service}, or a flow's style
   * @param address of the page about it
   */
  public record Box(
      int x, int y, int width, int height, String label, String style, String address) {

    /** The middle of its height. */
    public int middle() {
      return y + height / 2;
    }

    /** The middle of its width. */
    public int centre() {
      return x + width / 2;
    }
  }

  /** A curve, as SVG's path data. */
  public record Line(String path) {}

  /** Draws flows. Those of one sender stand together, so that few lines cross. */
  public static FlowDiagram of(List<Flow> flows) {
    List<Flow> ordered =
        flows.stream()
            .sorted(
                Comparator.comparing((Flow flow) -> flow.from().isEmpty())
                    .thenComparing(Flow::first)
                    .thenComparing(flow -> String.join(" ", flow.to())))
            .toList();
    int longest = flows.stream().mapToInt(flow -> flow.name().length()).max().orElse(0);
    int pillWidth = longest * CHARACTER + PADDING;
    int pillX = flows.stream().allMatch(flow -> flow.from().isEmpty()) ? 0 : COLUMN + CHANNEL;
    int rightX = pillX + pillWidth + CHANNEL;

    Map<Flow, Box> pills = new LinkedHashMap<>();
    Map<String, Box> senders = new LinkedHashMap<>();
    int y = 0;
    for (Flow flow : ordered) {
      Box last = senders.get(flow.first());
      y += last == null && !pills.isEmpty() ? GAP : 0;
      int top = y + (ROW - PILL) / 2;
      pills.put(
          flow, new Box(pillX, top, pillWidth, PILL, flow.name(), flow.style(), flow.address()));
      int from = last == null ? top : last.y();
      senders.put(flow.first(), service(0, from, top + PILL - from, flow.first()));
      y += ROW;
    }
    for (String late : new TreeSet<>(ordered.stream().flatMap(f -> f.from().stream()).toList())) {
      if (!senders.containsKey(late)) {
        senders.put(late, service(0, y + GAP, PILL, late));
        y += GAP + ROW;
      }
    }
    senders.remove("");
    Map<String, Box> receivers = receivers(pills, rightX);

    List<Line> lines = new ArrayList<>();
    pills.forEach(
        (flow, pill) -> {
          flow.from().forEach(name -> lines.add(into(known(senders, name), pill)));
          flow.to().forEach(name -> lines.add(outOf(pill, known(receivers, name), flow, pills)));
        });
    List<Box> boxes = new ArrayList<>(senders.values());
    boxes.addAll(pills.values());
    boxes.addAll(receivers.values());
    int width = boxes.stream().mapToInt(box -> box.x() + box.width()).max().orElse(0);
    int height = boxes.stream().mapToInt(box -> box.y() + box.height()).max().orElse(0);
    return new FlowDiagram(width, height + (ROW - PILL) / 2, boxes, lines);
  }

  /** Each receiver stands as near as it can to the middle of what it receives. */
  private static Map<String, Box> receivers(Map<Flow, Box> pills, int x) {
    Map<String, List<Box>> incoming = new LinkedHashMap<>();
    pills.forEach(
        (flow, pill) ->
            flow.to()
                .forEach(name -> incoming.computeIfAbsent(name, n -> new ArrayList<>()).add(pill)));
    Map<String, Box> receivers = new LinkedHashMap<>();
    int free = (ROW - PILL) / 2;
    List<Map.Entry<String, List<Box>>> order =
        incoming.entrySet().stream()
            .sorted(Comparator.comparingInt(entry -> middle(entry.getValue())))
            .toList();
    for (Map.Entry<String, List<Box>> entry : order) {
      int height = Math.max(PILL, entry.getValue().size() * ROW - (ROW - PILL));
      int top = Math.max(free, middle(entry.getValue()) - height / 2);
      receivers.put(entry.getKey(), service(x, top, height, entry.getKey()));
      free = top + height + GAP;
    }
    return receivers;
  }

  private static int middle(List<Box> boxes) {
    return (int) boxes.stream().mapToInt(Box::middle).average().orElse(0);
  }

  private static Box service(int x, int y, int height, String name) {
    return new Box(x, y, COLUMN, height, name, "service", "services/" + name + ".html");
  }

  private static Box known(Map<String, Box> boxes, String name) {
    return Objects.requireNonNull(boxes.get(name), name);
  }

  private static Line into(Box sender, Box pill) {
    int level = Math.min(Math.max(pill.middle(), sender.y() + 8), sender.y() + sender.height() - 8);
    return curve(sender.x() + sender.width(), level, pill.x(), pill.middle());
  }

  private static Line outOf(Box pill, Box receiver, Flow flow, Map<Flow, Box> pills) {
    List<Flow> arriving =
        pills.keySet().stream().filter(each -> each.to().contains(receiver.label())).toList();
    int step = receiver.height() / arriving.size();
    int level = receiver.y() + step / 2 + arriving.indexOf(flow) * step;
    return curve(pill.x() + pill.width(), pill.middle(), receiver.x(), level);
  }

  private static Line curve(int x1, int y1, int x2, int y2) {
    int bend = (x2 - x1) / 2;
    return new Line(
        String.format(
            Locale.ROOT,
            "M%d %d C%d %d %d %d %d %d",
            x1,
            y1,
            x1 + bend,
            y1,
            x2 - bend,
            y2,
            x2 - 2,
            y2));
  }
}

package dev.polystack.engine.graph;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** What a reader sees of the drawing: sizes and places are in pixels of the screen, as zoomed. */
record GraphSight(List<Name> names, List<Box> stacks) {

  private static final String LOOK =
      """
      () => {
        const box = node => {
          const { x, y, width, height } = node.getBoundingClientRect();
          return { id: node.dataset.id, x, y, width, height };
        };
        const name = node => ({
          text: node.textContent,
          letters: parseFloat(getComputedStyle(node).fontSize) * node.getBoundingClientRect().width / node.offsetWidth,
          isCutOff: node.scrollWidth > node.clientWidth,
        });
        const all = (selector, as) => [...document.querySelectorAll(selector)].map(as);
        return JSON.stringify({ names: all('.node .name', name), stacks: all('.node.stack', box) });
      }
      """;

  /** A name, and how high its letters are set. */
  record Name(String text, double letters, boolean isCutOff) {}

  /** A node. */
  record Box(String id, double x, double y, double width, double height) {

    private boolean overlaps(Box other) {
      return x < other.x + other.width
          && other.x < x + width
          && y < other.y + other.height
          && other.y < y + height;
    }
  }

  static GraphSight of(Page page) {
    try {
      return JsonMapper.builder()
          .build()
          .readValue(String.valueOf(page.evaluate(LOOK)), GraphSight.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  double smallestLetters() {
    return names.stream().mapToDouble(Name::letters).min().orElseThrow();
  }

  List<String> namesCutOff() {
    return names.stream().filter(Name::isCutOff).map(Name::text).toList();
  }

  /** Each pair of them. */
  List<String> overlappingStacks() {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < stacks.size(); i++) {
      for (Box other : stacks.subList(i + 1, stacks.size())) {
        if (stacks.get(i).overlaps(other)) {
          pairs.add(stacks.get(i).id() + " and " + other.id());
        }
      }
    }
    return pairs;
  }
}

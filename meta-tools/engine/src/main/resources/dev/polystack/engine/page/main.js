/* What the reader does. */
let selected = null;

function focusable(id) {
  tree.querySelectorAll('[tabindex="0"]').forEach((node) => node.setAttribute('tabindex', '-1'));
  const node = id && document.getElementById(`node-${id}`);
  (node ?? tree.firstElementChild)?.setAttribute('tabindex', '0');
  return node;
}

function mark() {
  tree.querySelectorAll('.node').forEach((node) => {
    const isIt = node.dataset.id === selected;
    node.classList.toggle('selected', isIt);
    node.setAttribute('aria-selected', String(isIt));
  });
  light(selected);
}

/**
 * Draws again; whether it did, and was not overtaken by another drawing. The corner of what is held
 * stays where it is on the screen; without any, a drawing that was seen as a whole is so again. The
 * focus moves only if it stood on what was drawn anew.
 */
async function redraw(focused, held) {
  const before = placed;
  if (!(await draw())) {
    return false;
  }
  if (before.boxes.has(held)) {
    hold(placed.boxes.get(held), placeOf(before.boxes.get(held), before));
  } else if (isFitted()) {
    fit();
  }
  mark();
  const node = focusable(focused ?? selected);
  if (focused && document.activeElement === document.body) {
    node?.focus({ preventScroll: true });
  }
  return true;
}

/** Shows the details of a node, and the node itself if it is hidden or out of sight; whether it did. */
async function select(id, reveals) {
  selected = id;
  history.replaceState(null, '', id ? `#${encodeURIComponent(id)}` : ' ');
  show(id);
  mark();
  if (!reveals) {
    return true;
  }
  const cover = shownAs(id);
  reveal(id);
  const isDrawn = cover === id && placed.boxes.has(id);
  if (!isDrawn && !(await redraw(id, cover))) {
    return false;
  }
  bringIn(placed.boxes.get(id));
  return true;
}

async function goTo(id) {
  if (await select(id, true)) {
    walkTo(id);
  }
}

async function toggle(id) {
  if (nodes.get(id).children.length === 0) {
    return;
  }
  const cover = shownAs(id);
  if (isOpen(id)) {
    open.delete(id);
  } else {
    reveal(id);
    open.add(id);
  }
  pressed(null);
  nameToggle();
  await redraw(id, cover);
}

function walkTo(id) {
  focusable(id)?.focus({ preventScroll: true });
  const box = placed.boxes.get(id);
  if (box) {
    bringIn(box);
  }
}

tree.addEventListener('keydown', (event) => {
  const id = document.activeElement?.dataset.id;
  if (!id || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const order = visible().map((node) => node.id);
  const at = order.indexOf(id);
  const node = nodes.get(id);
  const keys = {
    ArrowDown: () => walkTo(order[Math.min(at + 1, order.length - 1)]),
    ArrowUp: () => walkTo(order[Math.max(at - 1, 0)]),
    Home: () => walkTo(order[0]),
    End: () => walkTo(order.at(-1)),
    ArrowRight: () => (open.has(id) ? walkTo(node.children[0]) : toggle(id)),
    ArrowLeft: () => (open.has(id) ? toggle(id) : node.parent && walkTo(node.parent)),
    Enter: () => select(id),
    ' ': () => select(id),
    Escape: () => select(null),
  };
  if (keys[event.key]) {
    event.preventDefault();
    keys[event.key]();
  }
});

let pressedAt = { x: 0, y: 0 };
canvas.addEventListener('pointerdown', (event) => (pressedAt = { x: event.clientX, y: event.clientY }), true);
canvas.addEventListener('click', (event) => {
  if (distance(pressedAt, { x: event.clientX, y: event.clientY }) > 4) {
    return; // The drawing was moved.
  }
  const node = event.target.closest?.('.node');
  if (event.target.closest?.('.toggle')) {
    toggle(node.dataset.id);
  } else {
    focusable(node?.dataset.id);
    select(node?.dataset.id ?? null);
  }
});
canvas.addEventListener('dblclick', (event) => {
  const node = event.target.closest?.('.node');
  if (node && !event.target.closest('.toggle')) {
    toggle(node.dataset.id);
  }
});

function pressed(depth) {
  document.querySelectorAll('[data-depth]').forEach((button) => button.setAttribute('aria-pressed', String(button.dataset.depth === depth)));
}

document.getElementById('depth').addEventListener('click', (event) => {
  const depth = event.target.dataset.depth;
  if (depth) {
    openTo(Number(depth));
    pressed(depth);
    fitNext();
    redraw();
  }
});

KINDS.forEach(([kind, words]) => {
  const box = element('input', { type: 'checkbox', checked: '' });
  box.addEventListener('change', () => {
    box.checked ? shownKinds.add(kind) : shownKinds.delete(kind);
    redraw();
  });
  const swatch = element('span', { class: `swatch ${kind}`, style: `border-color: var(--${kind})`, 'aria-hidden': 'true' });
  document.getElementById('kinds').append(element('label', {}, box, swatch, words));
});

/** What the address asks for; nothing, if it names nothing. */
function askedFor() {
  try {
    const id = decodeURIComponent(location.hash.slice(1));
    return nodes.has(id) ? id : null;
  } catch {
    return null;
  }
}

/** Stacks, unless they are too many to be read on a small screen. */
function firstDepth() {
  const stacks = [...nodes.values()].filter((node) => node.level === 'stack');
  return narrow.matches && stacks.length > 8 ? 1 : 2;
}

function start() {
  const depth = firstDepth();
  openTo(depth);
  pressed(String(depth));
  selected = askedFor();
  if (selected) {
    reveal(selected);
  }
  show(selected);
  redraw();
}
start();

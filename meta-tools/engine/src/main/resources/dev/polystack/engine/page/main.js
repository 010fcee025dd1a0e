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

/** Draws again with the focus where it was, and that in its place on the screen. */
async function redraw(focused) {
  await draw();
  mark();
  const node = focusable(focused ?? selected);
  if (focused) {
    node?.focus({ preventScroll: true });
  }
}

async function select(id, reveals) {
  selected = id;
  history.replaceState(null, '', id ? `#${encodeURIComponent(id)}` : ' ');
  show(id);
  if (reveals && shownAs(id) !== id) {
    reveal(id);
    await redraw(id);
    fit();
  }
  mark();
  const box = id && placed.boxes.get(id);
  if (reveals && box) {
    focusable(id)?.focus({ preventScroll: true });
    bringIn(box);
  }
}

/** Moves the drawing only if the box is out of sight. */
function bringIn(box) {
  const node = document.getElementById(`node-${box.id}`).getBoundingClientRect();
  const room = canvas.getBoundingClientRect();
  if (node.left < room.left || node.right > room.right || node.top < room.top || node.bottom > room.bottom) {
    centre(box.x + box.width / 2, box.y + box.height / 2);
  }
}

async function toggle(id) {
  if (nodes.get(id).children.length === 0) {
    return;
  }
  if (!open.delete(id)) {
    open.add(id);
  }
  pressed(null);
  await redraw(id);
  fit();
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
canvas.addEventListener('wheel', (event) => mover.zoomWithWheel(event, { step: 0.12 }), { passive: false });

document.addEventListener('keydown', (event) => {
  if (event.target.closest?.('input') || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  ({ '+': mover.zoomIn, '=': mover.zoomIn, '-': mover.zoomOut, 0: fit })[event.key]?.();
});

document.getElementById('zoom').addEventListener('click', (event) => {
  ({ in: mover.zoomIn, out: mover.zoomOut, fit })[event.target.dataset.zoom]?.();
});

function pressed(depth) {
  document.querySelectorAll('[data-depth]').forEach((button) => button.setAttribute('aria-pressed', String(button.dataset.depth === depth)));
}

document.getElementById('depth').addEventListener('click', async (event) => {
  const depth = event.target.dataset.depth;
  if (depth) {
    openTo(Number(depth));
    pressed(depth);
    await redraw();
    fit();
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

const names = new Map();
nodes.forEach((node) => names.set(node.level === 'resource' ? `${node.parent}/${node.name}` : node.id, node.id));
document.getElementById('names').append(...[...names.keys()].map((name) => element('option', { value: name })));
document.getElementById('find').addEventListener('submit', (event) => {
  event.preventDefault();
  const asked = document.getElementById('name').value.trim().toLowerCase();
  const all = [...names.entries()];
  const found = all.find(([name]) => name.toLowerCase() === asked) ?? all.find(([name]) => asked && name.toLowerCase().includes(asked));
  if (found) {
    select(found[1], true);
  }
});
document.getElementById('name').addEventListener('change', () => document.getElementById('find').requestSubmit());

async function start() {
  openTo(2);
  pressed('2');
  const asked = decodeURIComponent(location.hash.slice(1));
  const known = nodes.has(asked) ? asked : null;
  if (known) {
    reveal(known);
  }
  show(known);
  selected = known;
  await redraw();
  fit();
}
new ResizeObserver(() => fit()).observe(canvas);
start();

/* Where the reader looks: what part of the drawing is seen, and how large. */
const mover = Panzoom(drawing, { maxScale: 3, minScale: 0.1, step: 0.25, cursor: 'grab' });
const narrow = matchMedia('(max-width: 50rem)');
let fitted = null;
setTimeout(fitNext); // After Panzoom has taken its own first place, which it does in a task of its own, too.

function sight() {
  return { scale: mover.getScale(), ...mover.getPan() };
}

/** All of it, as large as it can be. */
function fit() {
  const room = canvas.getBoundingClientRect();
  mover.zoom(Math.max(scaleIn(room, placed), 0.1), { force: true });
  centre({ x: 0, y: 0, width: placed.width, height: placed.height });
  fitNext();
}

/** Lets whatever is drawn next be seen as a whole. */
function fitNext() {
  fitted = sight();
}

/** Whether the drawing is as it was fitted, and nobody has moved it since. */
function isFitted() {
  const now = sight();
  return ['scale', 'x', 'y'].every((each) => now[each] === fitted?.[each]);
}

/** Moves the middle of a box to the middle of the canvas. */
function centre({ x, y, width, height }) {
  const room = canvas.getBoundingClientRect();
  put({ x: x + width / 2, y: y + height / 2 }, { x: room.width / 2, y: room.height / 2 - 10 });
}

/** Moves the corner of a box to a place of the canvas, or as near to it as shows all of the box. */
function hold(box, place) {
  const room = canvas.getBoundingClientRect();
  const { scale } = sight();
  const within = (at, length, all) => Math.max(Math.min(at, all - length * scale - 8), Math.min(at, 8));
  put(box, { x: within(place.x, box.width, room.width), y: within(place.y, box.height, room.height) });
}

/** Moves a point of the drawing to a place of the canvas. What is drawn is scaled around its middle. */
function put(point, place) {
  const { scale } = sight();
  const [x, y] = [placed.width / 2, placed.height / 2];
  mover.pan((place.x - x) / scale - (point.x - x), (place.y - y) / scale - (point.y - y), { force: true });
}

/** Where on the canvas a point of a drawing of this size is. */
function placeOf(point, { width, height } = placed) {
  const { scale, x, y } = sight();
  const at = (middle, near, moved) => middle + scale * (near - middle + moved);
  return { x: at(width / 2, point.x, x), y: at(height / 2, point.y, y) };
}

/** Moves the drawing only if the box is out of sight. */
function bringIn(box) {
  const room = canvas.getBoundingClientRect();
  const from = placeOf(box);
  const to = placeOf({ x: box.x + box.width, y: box.y + box.height });
  if (from.x < 0 || to.x > room.width || from.y < 0 || to.y > room.height) {
    centre(box);
  }
}

/** A page that scrolls keeps its wheel, until the reader is in the drawing. */
canvas.addEventListener(
  'wheel',
  (event) => {
    if (!narrow.matches || event.ctrlKey || event.metaKey || canvas.contains(document.activeElement)) {
      mover.zoomWithWheel(event, { step: 0.12 });
    }
  },
  { passive: false },
);
canvas.addEventListener('keydown', (event) => {
  if (!event.ctrlKey && !event.metaKey && !event.altKey) {
    ({ '+': mover.zoomIn, '=': mover.zoomIn, '-': mover.zoomOut, 0: fit })[event.key]?.();
  }
});
document.getElementById('zoom').addEventListener('click', (event) => {
  ({ in: mover.zoomIn, out: mover.zoomOut, fit })[event.target.dataset.zoom]?.();
});
new ResizeObserver(() => isFitted() && fit()).observe(canvas);

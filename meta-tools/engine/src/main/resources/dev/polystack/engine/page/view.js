/* Draws what layout.js placed. */
const drawing = document.getElementById('drawing');
const tree = document.getElementById('nodes');
const svg = document.getElementById('lines');
const SVG = 'http://www.w3.org/2000/svg';
let placed = { width: 1, height: 1, boxes: new Map(), lines: [] };
let draws = 0;

/** The last part of a type: Table of AWS::DynamoDB::Table, with the service before it. */
function kindOf(node) {
  const [, service, kind] = node.type.split('::');
  return kind ? `${service} ${kind}` : node.type;
}

function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  made.append(...children);
  return made;
}

function drawNode(node, box) {
  const opened = isOpen(node.id);
  const made = element('div', {
    id: `node-${node.id}`,
    class: `node ${node.level}${opened ? ' open' : ''}${node.mock ? ' mock' : ''}`,
    role: 'treeitem',
    tabindex: '-1',
    'aria-level': { service: 1, stack: 2, resource: 3 }[node.level],
    'aria-selected': 'false',
    title: [node.name, node.description || node.type].filter(Boolean).join(': '),
    'data-id': node.id,
  });
  const siblings = node.parent ? nodes.get(node.parent).children : graph.services.map((each) => each.id);
  made.setAttribute('aria-setsize', siblings.length);
  made.setAttribute('aria-posinset', siblings.indexOf(node.id) + 1);
  Object.assign(made.style, { left: `${box.x}px`, top: `${box.y}px`, width: `${box.width}px`, height: `${box.height}px` });
  const caption = element('div', { class: 'caption' });
  if (node.children.length) {
    made.setAttribute('aria-expanded', String(opened));
    caption.append(element('span', { class: 'toggle', 'aria-hidden': 'true' }, opened ? '−' : '+'));
  }
  caption.append(element('span', { class: 'name' }, node.name), ' ');
  made.append(caption);
  if (node.level === 'resource') {
    made.append(element('span', { class: 'about' }, kindOf(node)));
    return made;
  }
  if (!opened && node.children.length) {
    caption.append(element('span', { class: 'about' }, String(node.children.length)), ' ');
  }
  caption.append(element('span', { class: 'unseen' }, node.level === 'service' ? 'stacks, service' : 'resources, stack'));
  return made;
}

function path(section) {
  const points = [section.startPoint, ...(section.bendPoints ?? []), section.endPoint];
  let d = `M${points[0].x} ${points[0].y}`;
  for (let i = 1; i < points.length; i++) {
    const [a, b, c] = [points[i - 1], points[i], points[i + 1]];
    if (!c) {
      d += `L${b.x} ${b.y}`;
      continue;
    }
    const radius = Math.min(7, distance(a, b) / 2, distance(b, c) / 2);
    const before = towards(b, a, radius);
    const after = towards(b, c, radius);
    d += `L${before.x} ${before.y}Q${b.x} ${b.y} ${after.x} ${after.y}`;
  }
  return d;
}

function distance(a, b) {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function towards(from, to, length) {
  const whole = distance(from, to) || 1;
  return { x: from.x + ((to.x - from.x) * length) / whole, y: from.y + ((to.y - from.y) * length) / whole };
}

function shape(tag, attributes, text) {
  const made = document.createElementNS(SVG, tag);
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  if (text) {
    made.textContent = text;
  }
  return made;
}

function drawLine(line) {
  const ends = { 'data-from': line.from, 'data-to': line.to };
  for (const section of line.drawn?.sections ?? []) {
    svg.append(shape('path', { ...ends, class: `line ${line.kind}`, d: path(section) }));
    const last = (section.bendPoints ?? []).at(-1) ?? section.startPoint;
    const end = section.endPoint;
    const angle = (Math.atan2(end.y - last.y, end.x - last.x) * 180) / Math.PI;
    svg.append(shape('path', { ...ends, class: `tip ${line.kind}`, d: 'M0 0L-9 -4.5L-9 4.5Z', transform: `translate(${end.x} ${end.y}) rotate(${angle})` }));
  }
  for (const label of line.drawn?.labels ?? []) {
    svg.append(shape('text', { ...ends, class: 'label', x: label.x, y: label.y + 11 }, label.text));
  }
}

/** Draws what is open now, unless it is asked to draw again meanwhile; whether it did. */
async function draw() {
  const turn = ++draws;
  busy();
  await seen();
  if (turn !== draws) {
    return false;
  }
  const shown = visible();
  const found = await layOut(canvas.getBoundingClientRect());
  if (turn !== draws) {
    return false;
  }
  placed = found;
  Object.assign(drawing.style, { width: `${placed.width}px`, height: `${placed.height}px` });
  svg.setAttribute('width', placed.width);
  svg.setAttribute('height', placed.height);
  svg.replaceChildren();
  tree.replaceChildren(...shown.map((node) => drawNode(node, placed.boxes.get(node.id))));
  placed.lines.forEach(drawLine);
  document.body.dataset.drawn = String(shown.length);
  idle();
  return true;
}

/** Dims what a node has nothing to do with; nothing, for none. */
function light(id) {
  const related = new Set(id ? [id] : []);
  svg.querySelectorAll('[data-from]').forEach((line) => {
    const touches = id && [line.dataset.from, line.dataset.to].some((end) => end === id || isWithin(end, id));
    line.classList.toggle('dimmed', Boolean(id) && !touches);
    line.classList.toggle('lit', Boolean(touches));
    if (touches) {
      related.add(line.dataset.from).add(line.dataset.to);
    }
  });
  tree.querySelectorAll('.node').forEach((node) => {
    const mine = [...related].some((each) => each === node.dataset.id || isWithin(each, node.dataset.id) || isWithin(node.dataset.id, each));
    node.classList.toggle('dimmed', Boolean(id) && !mine);
  });
}

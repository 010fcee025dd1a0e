/* What there is, and what of it is shown. */
const graph = JSON.parse(document.getElementById('graph').textContent);
const KINDS = [
  ['event', 'Events'],
  ['queue', 'Queues'],
  ['api', 'APIs'],
  ['parameter', 'Parameters'],
  ['flow', 'Inside a stack'],
];
const nodes = new Map();
const open = new Set();
const shownKinds = new Set(KINDS.map(([kind]) => kind));

function add(node, level, parent) {
  const children = node.stacks ?? node.resources?.filter((each) => !each.supporting) ?? [];
  nodes.set(node.id, { ...node, level, parent, children: children.map((each) => each.id) });
  children.forEach((each) => add(each, level === 'service' ? 'stack' : 'resource', node.id));
}
graph.services.forEach((service) => add(service, 'service', null));

/** Everything that is seen, parents before what is in them. */
function visible() {
  const list = [];
  const walk = (id) => {
    list.push(nodes.get(id));
    if (open.has(id)) {
      nodes.get(id).children.forEach(walk);
    }
  };
  graph.services.forEach((service) => walk(service.id));
  return list;
}

/** The node itself, or what it is hidden in. */
function shownAs(id) {
  const path = [];
  for (let at = id; at != null; at = nodes.get(at)?.parent) {
    path.unshift(at);
  }
  const closed = path.findIndex((each) => !open.has(each));
  return path[closed === -1 ? path.length - 1 : closed];
}

/** Connections between what is seen; many between the same two are one. */
function connections() {
  const joined = new Map();
  for (const edge of graph.edges) {
    const kind = edge.kind === 'uses' ? 'flow' : edge.kind;
    const from = shownAs(edge.from);
    const to = shownAs(edge.to);
    if (!shownKinds.has(kind) || from === to || isWithin(from, to) || isWithin(to, from)) {
      continue;
    }
    const key = `${edge.kind} ${from} ${to}`;
    const known = joined.get(key) ?? { id: key, kind: edge.kind, from, to, labels: new Set() };
    known.labels.add(edge.label);
    joined.set(key, known);
  }
  return [...joined.values()];
}

function isWithin(id, other) {
  return id !== other && id.startsWith(`${other}/`);
}

/** Whether the node is seen with what is in it. */
function isOpen(id) {
  return open.has(id) && shownAs(id) === id;
}

/** Opens whatever hides the node. */
function reveal(id) {
  for (let at = nodes.get(id).parent; at != null; at = nodes.get(at).parent) {
    open.add(at);
  }
}

/** Opens everything above this depth: 1 shows services, 2 their stacks, 3 their resources. */
function openTo(depth) {
  open.clear();
  const levels = ['service', 'stack'].slice(0, depth - 1);
  nodes.forEach((node, id) => {
    if (levels.includes(node.level) && node.children.length > 0) {
      open.add(id);
    }
  });
}

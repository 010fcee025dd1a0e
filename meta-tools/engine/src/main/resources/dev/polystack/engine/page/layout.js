/* Where everything stands: by the Eclipse Layout Kernel. Sizes are CSS pixels. */
const elk = new ELK();

const LAYOUT = {
  'elk.algorithm': 'layered',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.spacing.nodeNode': '16',
  'elk.spacing.edgeNode': '12',
  'elk.spacing.edgeEdge': '8',
  'elk.layered.spacing.nodeNodeBetweenLayers': '36',
  'elk.layered.spacing.edgeNodeBetweenLayers': '16',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '8',
  'elk.layered.mergeEdges': 'true',
  'elk.json.shapeCoords': 'ROOT',
  'elk.json.edgeCoords': 'ROOT',
};

const INSIDE = {
  service: { 'elk.padding': '[top=42,left=16,bottom=16,right=16]', 'elk.nodeSize.minimum': '(150,80)' },
  stack: { 'elk.padding': '[top=40,left=14,bottom=14,right=14]', 'elk.nodeSize.minimum': '(130,60)' },
};

/** How wide a text is, roughly. */
function width(text, perCharacter, padding) {
  return Math.min(270, Math.round(text.length * perCharacter) + padding);
}

function size(node) {
  if (node.level === 'resource') {
    const text = Math.max(node.name.length * 7.3, kindOf(node).length * 6.4);
    return { width: Math.min(250, Math.round(text) + 24), height: 42 };
  }
  const letter = node.level === 'service' ? 9.8 : 8.8;
  return { width: width(node.name, letter, node.children.length ? 76 : 32), height: 34 };
}

function asElk(id) {
  const node = nodes.get(id);
  if (open.has(id)) {
    return { id, layoutOptions: { ...INSIDE[node.level], 'elk.nodeSize.constraints': 'MINIMUM_SIZE' }, children: node.children.map(asElk) };
  }
  return { id, ...size(node) };
}

/** The layout of all that is shown that fits the room best: from left to right, or downwards. */
async function layOut(room) {
  const between = connections();
  const options = await Promise.all(['RIGHT', 'DOWN'].map((direction) => elk.layout(asGraph(between, direction))));
  const [best] = options.sort((one, other) => scaleIn(room, other) - scaleIn(room, one));
  const boxes = new Map();
  const drawn = new Map();
  const collect = (parent) => {
    (parent.edges ?? []).forEach((edge) => drawn.set(edge.id, edge));
    (parent.children ?? []).forEach((child) => {
      boxes.set(child.id, child);
      collect(child);
    });
  };
  collect(best);
  const lines = between.map((each) => ({ ...each, drawn: drawn.get(each.id) }));
  return { width: best.width, height: best.height, boxes, lines };
}

/** How large a drawing can be to be seen as a whole. */
function scaleIn(room, { width, height }) {
  return Math.min((room.width - 40) / width, (room.height - 60) / height, 1.25);
}

function asGraph(between, direction) {
  const labelled = between.length <= 40;
  return {
    id: '',
    layoutOptions: { ...LAYOUT, 'elk.direction': direction },
    children: graph.services.map((service) => asElk(service.id)),
    edges: between.map((each) => ({
      id: each.id,
      sources: [each.from],
      targets: [each.to],
      labels: labelled ? labelOf(each) : [],
    })),
  };
}

function labelOf({ kind, labels }) {
  const text = [...labels].join(', ');
  return ['event', 'queue', 'api'].includes(kind) && text.length < 60 ? [{ text, width: text.length * 5.9, height: 14 }] : [];
}

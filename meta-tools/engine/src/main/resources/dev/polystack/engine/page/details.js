/* What is known of one node. */
const details = document.getElementById('details');

function jump(id, text) {
  const button = element('button', { type: 'button', class: 'link', 'data-go': id }, text);
  button.addEventListener('click', () => goTo(id));
  return button;
}

function count(things, word) {
  return `${things.length} ${word}${things.length === 1 ? '' : 's'}`;
}

function list(title, items) {
  if (items.length === 0) {
    return [];
  }
  return [element('h3', {}, title), element('ul', {}, ...items.map((item) => element('li', {}, ...[item].flat())))];
}

const WORDS = {
  event: ['Publishes', 'Subscribes to'],
  queue: ['Sends to', 'Receives from'],
  api: ['Calls', 'Is called by'],
  parameter: ['Is needed by', 'Needs'],
  flow: ['Passes on to', 'Is fed by'],
  uses: ['Uses', 'Is used by'],
};

/** The nearest stack or resource to name an end of a connection with. */
function named(id) {
  const node = nodes.get(id);
  return node?.level === 'resource' ? `${node.parent}: ${node.name}` : id;
}

function edgesOf(id) {
  const inside = (end) => end === id || isWithin(end, id);
  const lists = [];
  for (const [kind, [out, back]] of Object.entries(WORDS)) {
    for (const [title, near, far] of [[out, 'from', 'to'], [back, 'to', 'from']]) {
      const seen = new Map();
      graph.edges
        .filter((edge) => edge.kind === kind && inside(edge[near]) && !inside(edge[far]))
        .forEach((edge) => seen.set(`${edge[far]} ${edge.label}`, edge));
      lists.push(
        ...list(
          title,
          [...seen.values()].map((edge) => [jump(edge[far], named(edge[far])), edge.label ? element('span', { class: 'kind' }, ` ${edge.label}`) : '']),
        ),
      );
    }
  }
  return lists;
}

function about(node) {
  const parts = [element('p', { class: 'kind' }, node.type ?? node.level), element('h2', {}, node.level === 'service' ? node.name : named(node.id))];
  if (node.mock) {
    parts.push(element('p', {}, element('span', { class: 'badge' }, 'mock: never in production')));
  }
  if (node.description) {
    parts.push(element('p', {}, node.description));
  }
  if (node.children?.length) {
    const button = element('button', { type: 'button', 'data-toggle': node.id });
    button.addEventListener('click', () => toggle(node.id));
    parts.push(button);
  }
  const owners = ownersOf(node);
  if (owners.length) {
    parts.push(...list('Owners', owners));
  }
  const source = sourceOf(node);
  if (source) {
    parts.push(...list('Code', [element('a', { href: source.address }, source.text)]));
  }
  return parts;
}

function ownersOf(node) {
  for (let at = node; at; at = nodes.get(at.parent)) {
    if (at.owners?.length) {
      return at.owners;
    }
  }
  return [];
}

function sourceOf(node) {
  for (let at = node; at; at = nodes.get(at.parent)) {
    if (at.source) {
      return at.source;
    }
  }
  return null;
}

function show(id) {
  const node = id && nodes.get(id);
  if (!node) {
    details.replaceChildren(...overview());
    return;
  }
  const parts = [...about(node), ...edgesOf(node.id)];
  if (node.stacks) {
    parts.push(...list('Stacks', node.stacks.map((stack) => [jump(stack.id, stack.name), stack.description ? element('span', { class: 'kind' }, ` ${stack.description}`) : ''])));
  }
  if (node.resources) {
    const main = node.resources.filter((each) => !each.supporting);
    const others = node.resources.filter((each) => each.supporting);
    parts.push(...list('Resources', main.map((each) => [jump(each.id, each.name), element('span', { class: 'kind' }, ` ${kindOf(each)}`)])));
    parts.push(...list('And what supports them', others.map((each) => [each.name, element('span', { class: 'kind' }, ` ${kindOf(each)}`)])));
  }
  details.replaceChildren(...parts);
  nameToggle();
}

/** Says what the button in the details does now. */
function nameToggle() {
  const button = details.querySelector('[data-toggle]');
  if (button) {
    button.textContent = isOpen(button.dataset.toggle) ? 'Close' : 'Open';
  }
}

function overview() {
  const stacks = [...nodes.values()].filter((node) => node.level === 'stack');
  return [
    element('p', { class: 'kind' }, 'project'),
    element('h2', {}, graph.project),
    element('p', {}, `${count(graph.services, 'service')}, ${count(stacks, 'stack')}, as synthesized for ${graph.environment}.`),
    ...list('Services', graph.services.map((service) => [jump(service.id, service.name), element('span', { class: 'kind' }, ` ${count(service.stacks, 'stack')}${service.owners.length ? `, ${service.owners.join(', ')}` : ''}`)])),
  ];
}

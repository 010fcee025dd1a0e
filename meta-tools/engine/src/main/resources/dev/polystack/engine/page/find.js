/* Finds a node by its name. */
const find = document.getElementById('find');
const asked = document.getElementById('name');
const answer = document.getElementById('answer');
const names = new Map();
nodes.forEach((node) => names.set(node.level === 'resource' ? `${node.parent}/${node.name}` : node.id, node.id));
document.getElementById('names').append(...[...names.keys()].map((name) => element('option', { value: name })));

/** What is called so, or else the first whose name has it. */
function nodeCalled(words) {
  const wanted = words.toLowerCase();
  const all = [...names.entries()];
  return (all.find(([name]) => name.toLowerCase() === wanted) ?? all.find(([name]) => name.toLowerCase().includes(wanted)))?.[1];
}

find.addEventListener('submit', (event) => {
  event.preventDefault();
  const words = asked.value.trim();
  const found = words && nodeCalled(words);
  answer.textContent = words && !found ? `Nothing is called “${words}”.` : '';
  if (found) {
    goTo(found);
  }
});

/** A whole name, also one that is picked from the list, is shown; whoever writes goes on writing. */
asked.addEventListener('input', () => {
  answer.textContent = '';
  const id = names.get(asked.value);
  if (id) {
    select(id, true);
  }
});

/* Says that the drawing is being made, or why it cannot be. */
const canvas = document.getElementById('canvas');
const state = document.getElementById('state');

function busy() {
  canvas.setAttribute('aria-busy', 'true');
  state.textContent = 'Drawing…';
}

function idle() {
  canvas.setAttribute('aria-busy', 'false');
  state.textContent = '';
}

function failed(reason) {
  canvas.setAttribute('aria-busy', 'false');
  state.textContent = `This cannot be drawn: ${reason?.message ?? reason}. The details beside it still lead to everything.`;
}

addEventListener('error', (event) => event.error && failed(event.error));
addEventListener('unhandledrejection', (event) => failed(event.reason));

/** When what the page says can be seen: a layout keeps the browser from drawing anything. */
function seen() {
  return new Promise((go) => requestAnimationFrame(() => setTimeout(go)));
}

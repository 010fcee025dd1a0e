"use strict";
// Search: the index stands in index.js, so nothing is asked of anybody. The contents are folded on small screens.

const root = document.body.dataset.root;
const input = document.getElementById("search");
const results = document.getElementById("results");
const found = document.getElementById("found");
const contents = document.getElementById("contents");

const narrow = window.matchMedia("(max-width: 52rem)");

function fold() {
  contents.open = !narrow.matches;
}

function rank(entry, words) {
  const name = entry.name.toLowerCase();
  const all = [name, entry.kind, entry.description, entry.words].join(" ").toLowerCase();
  if (!words.every((word) => all.includes(word))) {
    return 0;
  }
  return 1 + words.filter((word) => name.includes(word)).length + (name.startsWith(words[0]) ? 1 : 0);
}

function search(text) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return window.catalogueIndex
    .map((entry) => ({ entry, rank: words.length === 0 ? 0 : rank(entry, words) }))
    .filter((each) => each.rank > 0)
    .sort((one, other) => other.rank - one.rank)
    .map((each) => each.entry);
}

function item(entry) {
  const link = document.createElement("a");
  link.href = root + entry.address;
  link.append(entry.name);
  const kind = document.createElement("small");
  kind.append(entry.kind);
  link.append(kind);
  const line = document.createElement("li");
  line.append(link);
  return line;
}

function show() {
  const asked = input.value.trim() !== "";
  const entries = search(input.value);
  results.replaceChildren(...entries.map(item));
  results.hidden = entries.length === 0;
  contents.hidden = asked;
  found.textContent = !asked ? "" : entries.length === 1 ? "1 page found" : entries.length + " pages found";
}

function links() {
  return [...results.querySelectorAll("a")];
}

function move(step) {
  const all = links();
  const next = all.indexOf(document.activeElement) + step;
  (next < 0 ? input : all[Math.min(next, all.length - 1)] ?? input).focus();
}

input.addEventListener("input", show);
input.form.addEventListener("submit", (event) => {
  event.preventDefault();
  links()[0]?.click();
});
input.form.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    move(event.key === "ArrowDown" ? 1 : -1);
  } else if (event.key === "Escape") {
    input.value = "";
    show();
    input.focus();
  }
});
narrow.addEventListener("change", fold);
document.addEventListener("keydown", (event) => {
  const shortcut = event.ctrlKey || event.altKey || event.metaKey;
  if (event.key === "/" && !shortcut && document.activeElement !== input) {
    event.preventDefault();
    input.focus();
  }
});
fold();
show();

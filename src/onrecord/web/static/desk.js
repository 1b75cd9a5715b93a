// Pages work without this. With it: all words of an item light up together, words that are selected can be linked to, a link to
// words is copied when it is followed, and "/" goes to the search.
"use strict";

function ask(item) {
  for (const mark of document.querySelectorAll("mark[data-items]")) {
    mark.classList.toggle("asked", Boolean(item) && mark.dataset.items.split(" ").includes(item));
  }
  for (const note of document.querySelectorAll(".notes li")) {
    note.classList.toggle("asked", note.querySelector("a").dataset.item === item);
  }
}

function fromAddress() {
  if (document.querySelector(".evidence") && location.hash) ask(decodeURIComponent(location.hash.slice(1)));
}

// The place of a point in the text, in code points: a paragraph knows its own, and a control character is drawn as an empty box.
function place(node, offset) {
  const paragraph = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("p[data-start]");
  if (!paragraph) return null;
  const before = document.createRange();
  before.setStart(paragraph, 0);
  before.setEnd(node, offset);
  const controls = before.cloneContents().querySelectorAll(".control").length;
  return Number(paragraph.dataset.start) + [...before.toString()].length + controls;
}

function linkToSelection() {
  const side = document.querySelector(".side-notes[data-version]");
  if (!side) return;
  let link = document.getElementById("selected");
  const chosen = document.getSelection();
  const range = chosen.rangeCount && !chosen.isCollapsed ? chosen.getRangeAt(0) : null;
  const start = range && place(range.startContainer, range.startOffset);
  const end = range && place(range.endContainer, range.endOffset);
  if (start === null || end === null || start >= end) return link?.remove();
  if (!link) {
    link = document.createElement("a");
    link.id = "selected";
    side.prepend(link);
  }
  link.href = `?start=${start}&end=${end}#here`;
  link.textContent = `Link to the selected words, characters ${start} to ${end}`;
}

document.addEventListener("click", (event) => {
  const mark = event.target.closest(".text mark[data-items]");
  if (mark && document.getSelection().isCollapsed) {
    history.replaceState(null, "", "#" + mark.dataset.items.split(" ").at(-1));
    fromAddress();
  }
  const link = event.target.closest(".notes .link, #selected");
  if (link) navigator.clipboard?.writeText(link.href).catch(() => {});
});
document.addEventListener("selectionchange", linkToSelection);
document.addEventListener("keydown", (event) => {
  const box = document.getElementById("query");
  if (event.key === "/" && box && !/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) {
    event.preventDefault();
    box.focus();
  }
});
window.addEventListener("hashchange", fromAddress);
fromAddress();

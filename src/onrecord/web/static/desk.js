// Pages work without this. With it: all words of an item light up together, and "/" goes to the search.
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

document.addEventListener("click", (event) => {
  const mark = event.target.closest("mark[data-items]");
  if (mark) history.replaceState(null, "", "#" + mark.dataset.items.split(" ").at(-1)), fromAddress();
});
document.addEventListener("keydown", (event) => {
  const box = document.getElementById("query");
  if (event.key === "/" && box && !/^(INPUT|TEXTAREA)$/.test(document.activeElement.tagName)) {
    event.preventDefault();
    box.focus();
  }
});
window.addEventListener("hashchange", fromAddress);
fromAddress();

// Pages work without this. With it, an open page says how much has changed since it was opened, and shows it in place.
"use strict";

const feed = document.querySelector("[data-live]");

function said(count) {
  return count === 1 ? "1 change since you opened this page" : `${count} changes since you opened this page`;
}

async function renewed(part) {
  const answer = await fetch(location.href, { headers: { accept: "text/html" } });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector("[data-part]");
  if (!fresh) return;
  const known = new Set([...part.querySelectorAll("[data-change]")].map((e) => e.dataset.change));
  for (const item of fresh.querySelectorAll("[data-change]")) {
    const was = part.querySelector(`[data-change="${CSS.escape(item.dataset.change)}"]`);
    if (!known.has(item.dataset.change) || (was && was.classList.contains("fresh"))) item.classList.add("fresh");
  }
  part.replaceChildren(...document.adoptNode(fresh).childNodes);
}

function follow(line) {
  let count = 0, cursor = line.dataset.live, source = null;
  const open = () => {
    if (source || document.hidden) return;
    const asked = new URLSearchParams({ since: cursor });
    if (line.dataset.story) asked.set("story", line.dataset.story);
    source = new EventSource(`/live?${asked}`);
    source.addEventListener("changes", async (event) => {
      const news = JSON.parse(event.data);
      count += news.changes;
      cursor = news.cursor;
      const part = document.querySelector("[data-part]");
      if (part) await renewed(part);
      const words = document.createElement(line.dataset.more && !part ? "a" : "span");
      if (words.localName === "a") words.href = line.dataset.more;
      words.textContent = said(count);
      line.replaceChildren(words);
      document.title = `(${count}) ${document.title.replace(/^\(\d+\) /, "")}`;
    });
  };
  // A browser keeps few connections to one host: a page that nobody sees gives its own back, and asks for what it missed later.
  document.addEventListener("visibilitychange", () => {
    if (document.hidden && source) source = source.close() ?? null;
    else open();
  });
  open();
}

if (feed && window.EventSource) follow(feed);

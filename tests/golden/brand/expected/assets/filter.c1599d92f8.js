// Filters a list while a reader types. Without this script the field is not there and the list is whole.
"use strict";
for (const part of document.querySelectorAll("[data-filter]")) {
  const field = part.querySelector("input");
  const output = part.querySelector("output");
  const items = [...document.getElementById(part.dataset.filter).children];
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const texts = items.map((item) => plain(item.textContent));
  field.addEventListener("input", () => {
    const words = plain(field.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    items.forEach((item, at) => {
      item.hidden = !words.every((word) => texts[at].includes(word));
      if (!item.hidden) shown += 1;
    });
    output.textContent = shown === 0 ? output.dataset.none : "";
  });
  part.hidden = false;
}

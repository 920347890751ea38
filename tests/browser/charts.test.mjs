// The drawings of charts as Chromium sets their texts: none lies on another, none leaves its drawing, none is too small to read.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { after, test } from "node:test";
import { chromium } from "playwright-core";

import { address, pages, serve } from "./website.mjs";

const CHROMIUM = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => path && existsSync(path));
const WIDTHS = [320, 1280];
// The smallest text, in CSS pixels.
const SMALLEST = 11;

const server = await serve();
const browser = await chromium.launch({
  executablePath: CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-sync"],
});
after(async () => {
  await browser.close();
  server.close();
});

/** What is wrong with the texts of every drawing that is shown. */
function problems(smallest) {
  const found = [];
  let drawings = 0;
  for (const svg of document.querySelectorAll("svg.chart-svg")) {
    const sheet = svg.getBoundingClientRect();
    if (sheet.width === 0) continue;
    drawings += 1;
    const scale = sheet.width / svg.viewBox.baseVal.width;
    const texts = [...svg.querySelectorAll("text")].map((text) => ({ words: text.textContent, box: text.getBoundingClientRect(), size: Number.parseFloat(getComputedStyle(text).fontSize) * scale }));
    texts.forEach(({ words, box, size }, index) => {
      if (size < smallest - 0.05) found.push(`"${words}" has ${size.toFixed(1)} px`);
      if (box.left < sheet.left - 1 || box.right > sheet.right + 1) found.push(`"${words}" leaves its drawing`);
      for (const other of texts.slice(0, index)) {
        const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        // A line's box has room above and below its letters.
        const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        if (across > 0.5 && down > 0.3 * Math.min(box.height, other.box.height)) found.push(`"${words}" lies on "${other.words}"`);
      }
    });
  }
  return { found, drawings };
}

const drawn = (await pages()).filter((page) => page.html.includes('class="chart-svg"'));

for (const width of WIDTHS) {
  test(`no text of a drawing is hidden or too small at ${width} px`, async () => {
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    let count = 0;
    for (const { file } of drawn) {
      const page = await context.newPage();
      await page.goto(server.origin + address(file), { waitUntil: "load" });
      const { found, drawings } = await page.evaluate(problems, SMALLEST);
      count += drawings;
      assert.deepEqual(found, [], file);
      await page.close();
    }
    assert.ok(count > 20, `drawings are found: ${count}`);
    await context.close();
  });
}

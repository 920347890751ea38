// What can be said of the website's files without a browser: links, HTML, size.

import assert from "node:assert/strict";
import test from "node:test";
import { gzipSync } from "node:zlib";
import { HtmlValidate } from "html-validate";

import { BASE, address, files, pages, text } from "./website.mjs";

const all = await files();
const known = new Set(all);
const found = await pages();

test("the website has pages", () => {
  assert.ok(found.length > 5, `${found.length} pages`);
});

test("every internal link leads to a file, and to a place in it", async () => {
  const ids = new Map();
  const idsOf = async (file) => {
    if (!ids.has(file)) {
      const html = await text(file);
      ids.set(file, new Set([...html.matchAll(/\sid="([^"]+)"/g)].map((match) => decode(match[1]))));
    }
    return ids.get(file);
  };
  const broken = new Set();
  for (const file of all.filter((file) => file.endsWith(".html"))) {
    const html = await text(file);
    const from = new URL(address(file), "http://localhost");
    for (const match of html.matchAll(/\s(?:href|src|srcset|poster|content)="([^"]*)"/g)) {
      const name = match[0].trim().split("=")[0];
      if (name === "content" && !/^\d+;\s*url=/i.test(match[1])) continue;
      const links = name === "srcset" ? match[1].split(",").map((part) => part.trim().split(/\s+/)[0]) : [match[1].replace(/^\d+;\s*url=/i, "")];
      for (const link of links.map(decode)) {
        const to = new URL(link, from);
        if (to.origin !== from.origin) continue;
        if (!to.pathname.startsWith(BASE)) {
          broken.add(`${file}: ${link} leaves the website`);
          continue;
        }
        let target = decodeURIComponent(to.pathname.slice(BASE.length));
        if (target === "" || target.endsWith("/")) target += "index.html";
        if (!known.has(target)) broken.add(`${file}: ${link}`);
        else if (to.hash && target.endsWith(".html") && !(await idsOf(target)).has(decodeURIComponent(to.hash.slice(1)))) {
          broken.add(`${file}: ${link} (no such place)`);
        }
      }
    }
  }
  assert.deepEqual([...broken], []);
});

test("HTML is valid", async () => {
  const validator = new HtmlValidate({
    extends: ["html-validate:standard"],
    rules: {
      // Both spellings are valid; the theme writes void elements without a slash.
      "void-style": ["error", { style: "omit" }],
      // The search form and the menus are labelled where there are several of a kind.
      "long-title": "off",
      // Numbers may be beside their units without a no-break space in attributes.
      "no-trailing-whitespace": "off",
      // A site for editors: telephone numbers are theirs to write.
      "tel-non-breaking": "off",
    },
  });
  const problems = [];
  for (const page of found) {
    const report = await validator.validateString(page.html, page.file);
    for (const result of report.results) {
      for (const message of result.messages) {
        problems.push(`${page.file}:${message.line}:${message.column} ${message.ruleId}: ${message.message}`);
      }
    }
  }
  assert.deepEqual(problems.slice(0, 40), [], `${problems.length} problems`);
});

test("no page has an inline script or style", () => {
  for (const { file, html } of found) {
    const scripts = [...html.matchAll(/<script(?![^>]*\ssrc=)([^>]*)>/g)].filter((match) => !/type="application\/(ld\+)?json"/.test(match[1]));
    assert.deepEqual(scripts, [], file);
    assert.ok(!/<style[\s>]/i.test(html), `${file} has a style element`);
    assert.ok(!/<[^>]+\sstyle="/i.test(html), `${file} has a style attribute`);
    assert.ok(!/<[^>]+\son[a-z]+="/i.test(html), `${file} has an event handler`);
  }
});

test("pages, styles and scripts keep their budgets", async () => {
  // Compressed. A page of an indicator has every value of its places, and a list of all areas by rank.
  const sizes = { ".html": 15_000, ".css": 8192, ".js": 8192 };
  const limit = (file) => (/(^|\/)indicators\/./.test(file) ? 22_000 : sizes[/\.[a-z]+$/.exec(file)?.[0]]);
  const size = async (file) => gzipSync(await text(file)).length;
  const heavy = [];
  for (const file of all.filter((file) => /\.(html|css|js)$/.test(file) && !file.startsWith("search/"))) {
    const bytes = await size(file);
    if (bytes > limit(file)) heavy.push(`${file}: ${bytes} bytes compressed, at most ${limit(file)}`);
  }
  assert.deepEqual(heavy, []);
});

test("what a reader's browser fetches first is small, pictures left out", async () => {
  const heavy = [];
  for (const { file, html } of found) {
    const parts = [...html.matchAll(/<(?:link rel="stylesheet"|script) [^>]*?(?:href|src)="([^"]+)"/g)].map((match) => new URL(match[1], new URL(address(file), "http://localhost")).pathname.slice(BASE.length));
    const sizes = await Promise.all([file, ...parts].map(async (part) => gzipSync(await text(part)).length));
    const sum = sizes.reduce((one, other) => one + other, 0);
    if (sum > 35_000) heavy.push(`${file}: ${sum} bytes`);
  }
  assert.deepEqual(heavy, []);
});

test("SVG files are well-formed and carry no script and no address", async () => {
  for (const file of all.filter((file) => file.endsWith(".svg"))) {
    const svg = await text(file);
    assert.match(svg, /^(<\?xml[^>]*\?>\s*)?<svg[\s>]/, file);
    assert.ok(!/<script|javascript:|<foreignObject|\shref="http/i.test(svg), file);
  }
});

function decode(value) {
  return value
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

// The website under test, as a host would serve it: below a path, with its own 404 page.
//
// WEBSITE names its folder (target/website by default). It must have been built with the base URL http://localhost/report/.

import { createServer } from "node:http";
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";

const ROOT = path.resolve(import.meta.dirname, "../..", process.env.WEBSITE ?? "target/website");

/** Where the website is on its host. */
export const BASE = "/report/";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".avif": "image/avif",
  ".csv": "text/csv; charset=utf-8",
  ".json": "application/json",
  ".xml": "application/xml",
  ".txt": "text/plain; charset=utf-8",
};

/** Every file's path from the website's root, with `/`. */
export async function files() {
  const entries = await readdir(ROOT, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, "/"))
    .sort();
}

/** The text of one of them. */
export function text(file) {
  return readFile(path.join(ROOT, file), "utf8");
}

/** Every page's file with its kind (the class that the theme gives its body), redirects left out. */
export async function pages() {
  const found = [];
  for (const file of await files()) {
    if (!file.endsWith(".html")) continue;
    const html = await text(file);
    if (/<meta http-equiv="refresh"/i.test(html)) continue;
    const kind = /<body[^>]* class="[^"]*\bkind-([a-z-]+)/.exec(html)?.[1] ?? "unknown";
    const language = /<html lang="([a-z-]+)"/i.exec(html)?.[1] ?? "";
    found.push({ file, html, kind, language });
  }
  return found;
}

/** The address of a page's file below the host: `/report/places/coventry/`. */
export function address(file) {
  return BASE + file.replace(/(^|\/)index\.html$/, "$1");
}

/** Serves the website on a free port of this machine. */
export async function serve() {
  const known = new Set(await files());
  const server = createServer(async (request, response) => {
    const asked = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    let file = asked.startsWith(BASE) ? asked.slice(BASE.length) : null;
    if (file !== null && (file === "" || file.endsWith("/"))) file += "index.html";
    const status = known.has(file) ? 200 : 404;
    if (status === 404) file = "404.html";
    response.writeHead(status, { "content-type": TYPES[path.extname(file)] ?? "application/octet-stream" });
    response.end(await readFile(path.join(ROOT, file)));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

// A preview of a site that may be edited: `casebook serve` on a copy of what `casebook init` makes.

import { execFileSync, spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";

const COMMAND = path.resolve(import.meta.dirname, "../..", process.env.CASEBOOK ?? "target/debug/casebook");

/** A site of its own that is previewed until it is closed. */
export async function preview() {
  const folder = await mkdtemp(path.join(os.tmpdir(), "casebook-preview-"));
  const site = path.join(folder, "site");
  execFileSync(COMMAND, ["init", site], { stdio: "ignore" });
  let child = null;
  let port = 0;

  async function start() {
    child = spawn(COMMAND, ["serve", "--site", site, "--port", String(port)], { stdio: ["ignore", "ignore", "pipe"] });
    child.stderr.setEncoding("utf8");
    let said = "";
    await new Promise((resolve, reject) => {
      child.once("exit", () => reject(new Error(said)));
      child.stderr.on("data", (text) => {
        said += text;
        const found = /http:\/\/127\.0\.0\.1:(\d+)\//.exec(said);
        if (!found) return;
        port = Number(found[1]);
        resolve();
      });
    });
  }
  async function stop() {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill();
    await ended;
  }
  await start();
  return {
    start,
    stop,
    site,
    origin: () => `http://127.0.0.1:${port}`,
    read: (file) => readFile(path.join(site, file), "utf8"),
    write: (file, text) => writeFile(path.join(site, file), text),
    async close() {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

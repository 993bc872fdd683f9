// Every component and pattern on one page: at the width of a phone and of a desk, with scripts and
// without, in forced colours, with the text spacing of WCAG 1.4.12, and at 400 %.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createReadStream, existsSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";
import { binary } from "../borough.mjs";
import { closeBrowser, newPage } from "../browser.mjs";
import { look } from "../look.mjs";

const kinds = { ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml" };
const dist = fileURLToPath(new URL("../../assets/dist", import.meta.url));

let server, origin;
before(async () => {
  const gallery = execFileSync(join(dirname(binary), "examples", "gallery"), { maxBuffer: 32e6 });
  server = createServer((request, response) => {
    const file = join(dist, request.url.replace(/^\/assets\//, ""));
    if (request.url === "/") response.setHeader("content-type", "text/html; charset=utf-8").end(gallery);
    else if (request.url.startsWith("/assets/") && existsSync(file)) {
      createReadStream(file).pipe(response.setHeader("content-type", kinds[extname(file)] ?? "text/plain"));
    } else response.writeHead(404).end();
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  origin = `http://127.0.0.1:${server.address().port}`;
});
after(async () => {
  await closeBrowser();
  server.close();
});

async function standing(options, change = async () => {}) {
  const page = await newPage(origin, options);
  await change(page);
  await page.goto("/");
  return page;
}

for (const scripts of [true, false]) {
  test(`the gallery passes every check (${scripts ? "scripts on" : "scripts off"})`, async () => {
    const page = await standing({ scripts });
    const found = await look(page, scripts ? "gallery" : "gallery-no-scripts");
    await page.context().close();
    assert.deepEqual(found, []);
  });
}

test("the gallery passes in forced colours", async () => {
  const page = await standing({}, (page) => page.emulateMedia({ forcedColors: "active" }));
  const found = await look(page, "gallery-forced-colours");
  await page.context().close();
  assert.deepEqual(found, []);
});

test("the gallery bears wider text", async () => {
  const page = await standing({});
  await page.addStyleTag({
    content: "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }",
  });
  const found = await look(page, "gallery-wider-text");
  await page.context().close();
  assert.deepEqual(found, []);
});

test("every target is at least 24 by 24 pixels, or has room around it", async () => {
  const page = await standing({ width: 320 });
  const small = await page.evaluate(() => {
    const targets = [...document.querySelectorAll("button, input:not([type=hidden]), select, summary, a[role=button], nav a")];
    const seen = targets.filter((t) => t.checkVisibility() && !t.closest("p, li, dd, td") );
    return seen
      .map((t) => [t, t.getBoundingClientRect()])
      .filter(([, box]) => box.width > 1 && (box.width < 24 || box.height < 24))
      .map(([t, box]) => `${t.outerHTML.slice(0, 90)} is ${Math.round(box.width)} by ${Math.round(box.height)}`);
  });
  await page.context().close();
  assert.deepEqual(small, []);
});

// The checks themselves: each must find the fault it is for, with scripts on and off.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { closeBrowser, newPage } from "../browser.mjs";
import { look } from "../look.mjs";

const page = (body, head = "") =>
  `<!doctype html><html lang="en"><head><title>A page</title><meta name="viewport" content="width=device-width">${head}</head>
   <body><main><h1>A page</h1>${body}</main></body></html>`;

const pages = {
  "/right": page("<p>Nothing is wrong here.</p>"),
  "/unlabelled": page("<input>"),
  "/faint": page('<p style="color:#bbb;background:#fff">Faint words</p>'),
  "/wide": page('<p style="width:500px">Wide</p>'),
  "/loud": page("<p>x</p>", "<script>console.error('oh')</script>"),
  "/broken": page("<p>x</p>", "<script>throw new Error('oh')</script>"),
  "/foreign": page('<img alt="" src="http://127.0.0.2:9/x.png">'),
  "/missing": page('<img alt="" src="/gone.png">'),
  "/twice": page('<p id="a">x</p><p id="a">y</p>'),
  "/headless": page("<h1>Another</h1>"),
};

let server, origin;
before(async () => {
  server = createServer((request, response) => {
    if (request.url === "/favicon.ico") return response.writeHead(204).end();
    const body = pages[request.url];
    response.writeHead(body ? 200 : 404, { "content-type": "text/html; charset=utf-8" }).end(body ?? "");
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  origin = `http://127.0.0.1:${server.address().port}`;
});
after(async () => {
  await closeBrowser();
  server.close();
});

async function seen(path, options) {
  const tab = await newPage(origin, options);
  try {
    await tab.goto(path, { waitUntil: "networkidle" });
    return await look(tab);
  } finally {
    await tab.context().close();
  }
}

for (const scripts of [true, false]) {
  const how = scripts ? "scripts on" : "scripts off";
  test(`a page that is right passes (${how})`, async () => assert.deepEqual(await seen("/right", { scripts }), []));
  for (const [path, sign] of [
    ["/unlabelled", /axe label/],
    ["/faint", /axe color-contrast/],
    ["/wide", /at 320 px: scrolls sideways/],
    ["/foreign", /another origin/],
    ["/missing", /404 from/],
    ["/twice", /ids used twice: a/],
    ["/headless", /2 h1 headings/],
  ]) {
    test(`${path} is found (${how})`, async () => assert.match((await seen(path, { scripts })).join("\n"), sign));
  }
}
test("/loud is found", async () => assert.match((await seen("/loud")).join("\n"), /console: oh/));
test("/broken is found", async () => assert.match((await seen("/broken")).join("\n"), /exception: oh/));
test("scripts are really off", async () => assert.deepEqual(await seen("/broken", { scripts: false }), []));

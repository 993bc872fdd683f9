// Every page that each kind of person can reach by following links: each link leads somewhere, and
// each kind of page passes every check. New pages are covered the day something links to them.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { serve } from "../borough.mjs";
import { closeBrowser, newPage } from "../browser.mjs";
import { look } from "../look.mjs";

const personas = ["service_lead", "key_worker", "team_manager", "analyst", "privacy_officer", "administrator", "councillor"];
const atMost = 60;

let borough;
before(async () => {
  borough = await serve();
});
after(async () => {
  await closeBrowser();
  await borough?.stop();
});

/** `/young-people/0199…/said?page=2` is the kind `/young-people/{}/said?page`. */
function kindOf(url) {
  const { pathname, searchParams } = new URL(url);
  const path = pathname
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|\d{4}-\d\d-\d\d|\d+/g, "{}")
    .replace(/^(\/numbers\/(?:about|children))\/.*/, "$1/{}");
  return [path, ...new Set(searchParams.keys())].join(" ");
}

for (const persona of personas) {
  test(`every page a ${persona.replaceAll("_", " ")} can reach`, async () => {
    const page = await newPage(borough.origin);
    await page.goto("/sign-in");
    const people = page.locator(`button[data-persona="${persona}"]`);
    assert.ok(await people.count(), `the demonstration has no ${persona}`);
    await people.first().click();
    await page.waitForLoadState();
    const kinds = new Map();
    const waiting = [page.url()];
    const faults = [];
    for (const url of waiting) {
      const kind = kindOf(url);
      if (kinds.has(kind) || kinds.size >= atMost) continue;
      const answer = await page.request.get(url, { maxRedirects: 5 });
      kinds.set(kind, answer.status());
      if (answer.status() !== 200) {
        faults.push(`${url} was answered ${answer.status()}`);
        continue;
      }
      if (!(answer.headers()["content-type"] ?? "").startsWith("text/html") || answer.headers()["content-disposition"]) continue;
      await page.goto(url);
      const name = `${persona}${kind.replaceAll("{}", "_").replaceAll(/[^\w]+/g, "-")}`;
      faults.push(...(await look(page, name)).map((fault) => `${kind}: ${fault}`));
      const links = await page.locator("a[href]").evaluateAll((all) => all.map((a) => a.href));
      waiting.push(...links.filter((link) => link.startsWith(borough.origin)).map((link) => link.split("#")[0]));
    }
    await page.context().close();
    console.log(`${persona}: ${kinds.size} kinds of page: ${[...kinds.keys()].join(", ")}`);
    assert.deepEqual(faults, []);
  });
}

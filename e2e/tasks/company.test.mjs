// Living together: what living with others is like, in a search both ways; groups who want to live
// together; and a stranger who tries links that open nothing.
import { assert, inABorough, said, task } from "../task.mjs";

inABorough();

/** The addresses in a page that have a form, each once. */
const links = async (page, pattern) => {
  const all = await page.locator("main a").evaluateAll((links) => links.map((a) => new URL(a.href).pathname));
  return [...new Set(all)].filter((path) => pattern.test(path));
};

task("see what living with who lives there would mean, both ways", "placement_officer", async ({ page, stand }) => {
  await page.goto("/searches");
  const searches = await links(page, /^\/young-people\/[0-9a-f-]{36}\/home-search$/);
  assert.ok(searches.length > 0, "somebody is searched for");
  const about = searches[0].replace(/\/home-search$/, "/living-with-others");
  await page.goto(about);
  await stand("living-with-others");
  assert.match(await said(page), /Has been hard|Nobody has written down/);
  const say = page.getByRole("button", { name: /Write it down|Put this right/ });
  if (await say.count()) {
    await say.click();
    await page.waitForURL(/\/say$/);
    await stand("living-with-others-say");
  }
});

task("see who want to live together, and what each says of each other", "service_lead", async ({ page, stand }) => {
  await page.goto("/searches/groups");
  await stand("groups");
  const groups = await links(page, /^\/searches\/groups\/[0-9a-f-]{36}$/);
  assert.ok(groups.length >= 2, "the borough has groups");
  for (const [at, group] of groups.slice(0, 3).entries()) {
    await page.goto(group);
    await stand(`group-${at}`);
    assert.match(await said(page), /Homes that could hold them all/);
  }
});

task("try links that open nothing, until it is too often", null, async ({ page, stand, scripts }) => {
  // A source of its own: the other tasks are not refused with it.
  await page.setExtraHTTPHeaders({ "x-forwarded-for": scripts ? "192.0.2.10" : "192.0.2.11" });
  let status = 0;
  for (let n = 0; n < 22 && status !== 429; n += 1) {
    status = (await page.request.get(`/to/${String(n).padStart(64, "0")}`, { headers: { "x-forwarded-for": scripts ? "192.0.2.10" : "192.0.2.11" } })).status();
  }
  assert.equal(status, 429);
  const answer = await page.goto(`/to/${"f".repeat(64)}`);
  assert.equal(answer.status(), 429);
  assert.ok(Number(answer.headers()["retry-after"]) > 0);
  assert.match(await said(page), /A link that we sent you still opens/);
  page.faults?.splice(0);
  await stand("strangers");
});

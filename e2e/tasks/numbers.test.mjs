// The borough's numbers, and the children behind each.
import { assert, inABorough, said, task } from "../task.mjs";

inABorough();

task("see the borough's numbers and open one to its children", "service_lead", async ({ page, visit, stand }) => {
  await visit("/numbers", { name: "numbers" });
  assert.match(await said(page), /31 March 2027/);
  await visit("/numbers?every=1", { name: "every-number" });
  await page.locator('main a[href^="/numbers/about/looked_after"]').first().click();
  await page.waitForURL(/about\/looked_after/);
  assert.ok((await page.locator("main svg").count()) > 0, "the years are drawn");
  assert.ok((await page.locator("main table").count()) > 0, "and stand in a table beside the drawing");
  await stand("a-number");
  await page.getByRole("button", { name: "See the children behind it" }).or(page.getByRole("link", { name: "See the children behind it" })).click();
  await page.waitForURL(/\/numbers\/children\/looked_after/);
  const children = page.locator('main a[href^="/young-people/"]');
  assert.ok((await children.count()) > 5, "children are listed");
  await stand("children-behind-a-number");
  await children.first().click();
  await page.waitForURL(/\/young-people\/[0-9a-f-]{36}$/);
});

task("another day", "service_lead", async ({ page, stand }) => {
  await page.goto("/numbers?on-day=31&on-month=3&on-year=2024");
  assert.match(await said(page), /31 March 2024/);
  await stand();
});

task("the map of wards, with its table", "service_lead", async ({ page, visit, stand }) => {
  await visit("/numbers/map", { name: "map" });
  assert.ok((await page.locator("main svg").count()) > 0);
  assert.ok((await page.locator("main table").count()) > 0);
  await page.getByRole("link", { name: "Where they came from" }).click();
  await page.waitForURL(/of=from/);
  await stand("map-from");
});

task("take the numbers away", "service_lead", async ({ page }) => {
  const answer = await page.request.get("/numbers.csv");
  assert.equal(answer.status(), 200);
  assert.match(answer.headers()["content-disposition"], /attachment/);
  assert.match(await answer.text(), /looked_after/);
});

task("a councillor sees no count under six", "councillor", async ({ page, visit }) => {
  await visit("/numbers?every=1", { name: "numbers-councillor" });
  const small = (await said(page)).match(/\b[1-5] of \d+ counted/g);
  assert.equal(small, null);
  assert.equal((await page.request.get("/numbers/children/looked_after")).status(), 404);
});

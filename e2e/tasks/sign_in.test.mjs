// At the door.
import { assert, inABorough, task } from "../task.mjs";

inABorough();

task("choose whom to be", null, async ({ page, visit, stand }) => {
  await visit("/sign-in", { name: "sign-in" });
  assert.match(await page.locator("body").innerText(), /No child here is real/);
  await page.getByRole("button", { name: "Helen Marsden" }).click();
  assert.notEqual(new URL(page.url()).pathname, "/sign-in");
  await stand("front-page");
  assert.match(await page.locator("body").innerText(), /No child here is real/);
});

task("a page that is not there", "key_worker", async ({ page, visit }) => {
  await visit("/nowhere", { status: 404, name: "not-found" });
  assert.match(await page.locator("h1").innerText(), /not found/i);
});

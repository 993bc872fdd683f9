// Leaving a shared computer: nothing of the record stays behind.
import { assert, inABorough, task } from "../task.mjs";

inABorough();

task("sign out, and Back shows no one", "key_worker", async ({ page, visit }) => {
  await visit("/young-people");
  const link = page.locator("main a[href^='/young-people/']").first();
  await link.click();
  await page.waitForURL(/\/young-people\/[0-9a-f-]{36}/);
  const name = (await page.locator("h1").innerText()).trim();
  assert.ok(name.length > 2);
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await page.waitForURL(/\/sign-in/);
  for (let steps = 0; steps < 3; steps++) {
    await page.goBack();
    assert.match(page.url(), /\/sign-in/);
    assert.ok(!(await page.content()).includes(name), "the record was shown again");
  }
  const kept = await page.evaluate(() => ({ ...localStorage, ...sessionStorage, cookie: document.cookie }));
  assert.deepEqual(kept, { cookie: "" });
  const cookies = await page.context().cookies();
  assert.deepEqual(cookies, []);
});

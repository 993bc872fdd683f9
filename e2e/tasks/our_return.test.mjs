// The return before it is sent: what the rules find, who puts it right, what is true, and what a form
// says before it saves.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { assert, inABorough, said, task } from "../task.mjs";

inABorough();

const fixtures = fileURLToPath(new URL("../../crates/rulebook/fixtures/2027/", import.meta.url));

async function firstYoungPerson(page) {
  await page.goto("/young-people");
  return page.locator('table a[href^="/young-people/"]').first().getAttribute("href");
}

task("see what the rules find, each way it is put together", "analyst", async ({ page, visit }) => {
  await visit("/our-return", { name: "our-return" });
  for (const way of ["By rule", "By team", "By what one fix clears", "Every finding"]) {
    await page.getByRole("link", { name: way, exact: true }).click();
    await page.waitForLoadState();
    assert.match(await said(page), /to put right/i, way);
  }
  await visit(`${new URL(page.url()).pathname}/not-checked`, { name: "not-checked" });
  assert.match(await said(page), /Needs /);
});

task("say why a finding is true, and find it listed apart", "analyst", async ({ page, stand, scripts }) => {
  await page.goto("/our-return");
  const ours = new URL(page.url()).pathname;
  await page.locator(`table a[href^="${ours}/young-people/"]`).nth(scripts ? 0 : 1).click();
  await page.waitForLoadState();
  await stand("findings-of-one");
  await page.getByRole("link", { name: /It is true, and here is why/ }).first().click();
  await page.waitForLoadState();
  await stand("true-and-why");
  await page.getByLabel("It is true, because").fill("The order was seen.");
  await page.getByRole("button", { name: "Record it as true" }).click();
  await page.waitForLoadState();
  assert.match(await said(page), /The order was seen\./);
  await page.goto(`${ours}?by=finding&state=true`);
  assert.match(await said(page), /The order was seen\./);
});

task("a day that cannot be is refused while still on the page", "social_worker", async ({ page, stand }) => {
  const them = await firstYoungPerson(page);
  await page.goto(`${them}/return/Reviews`);
  for (const [part, value] of [["day", "31"], ["month", "2"], ["year", "2027"]]) await page.locator(`[name="REVIEW-${part}"]`).fill(value);
  await page.getByRole("button", { name: "Save" }).click();
  await page.waitForLoadState();
  assert.match(await said(page), /must be a real date/);
  await stand("a-day-that-cannot-be");
});

task("what the return would refuse is said before it is saved, and saved with a reason", "social_worker", async ({ page, stand, scripts }) => {
  const them = await firstYoungPerson(page);
  await page.goto(`${them}/episode`);
  const day = scripts ? "9" : "10";
  for (const [part, value] of [["day", day], ["month", "2"], ["year", "2027"]]) await page.locator(`[name="decom-${part}"]`).fill(value);
  for (const [field, code] of [["new_episode", "L"], ["legal_status", "L2"], ["need", "N1"], ["placement", "U1"]]) {
    await page.locator(`[name="${field}"]`).selectOption(code);
  }
  await page.getByRole("button", { name: "Save the episode" }).click();
  await page.waitForLoadState();
  assert.match(await said(page), /The return will refuse this \(rule /);
  await stand("the-return-would-refuse");
  await page.getByLabel("If it is right as it is: why?").fill("I hold the order in my hand.");
  await page.getByRole("button", { name: "Save the episode" }).click();
  await page.waitForLoadState();
  assert.match(await said(page), /Saved the episode of care/);
  assert.match(await said(page), /Before the return goes/);
});

task("check a return in files, and keep nothing", "analyst", async ({ page, visit, stand }) => {
  await visit("/our-return/check-files", { name: "check-files" });
  const files = readdirSync(fixtures)
    .filter((name) => name.endsWith(".csv"))
    .map((name) => ({ name, mimeType: "text/csv", buffer: readFileSync(fixtures + name) }));
  await page.locator('input[name="files"]').setInputFiles(files);
  await page.getByRole("button", { name: "Check them", exact: true }).click();
  await page.waitForLoadState();
  assert.match(await said(page), /The return of 2026-27/);
  assert.match(await said(page), /Nothing of the files was kept/);
  await stand("what-the-rules-found");
});

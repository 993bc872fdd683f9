// Reading a return in from the page: preview first, then the record, then what was set aside.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { assert, inABorough, said, task } from "../task.mjs";

inABorough();

const folder = fileURLToPath(new URL("../../crates/rulebook/fixtures/2027/", import.meta.url));

/** The twelve files of a return of forty children, one row of them damaged. */
function files() {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".csv"))
    .map((name) => {
      let text = readFileSync(folder + name, "utf8");
      if (name === "episodes.csv") text = text.replace(/(\n[^\n]*?)\d\d\/\d\d\/\d{4}/, "$131/02/2027");
      return { name, mimeType: "text/csv", buffer: Buffer.from(text) };
    });
}

task("send a return, see what would change, read it, see what was set aside", "analyst", async ({ page, visit, stand, scripts }) => {
  await visit("/returns", { name: "returns" });
  await page.getByRole("button", { name: "Send a return" }).or(page.getByRole("link", { name: "Send a return" })).click();
  await page.waitForURL(/\/returns\/send$/);
  await stand("send-a-return");
  await page.locator('input[type="file"]').setInputFiles(files());
  await page.getByRole("button", { name: /Send, and see/ }).click();
  await page.waitForURL(/\/returns\/sent\//, { timeout: 60_000 });
  await stand("what-would-change");
  const preview = await said(page);
  assert.match(preview, scripts ? /new children/ : /set aside|Nothing|nothing/, preview.slice(0, 500));
  const read = page.getByRole("button", { name: "Read it into the record" });
  if (await read.count()) {
    await read.click();
    await page.waitForLoadState();
    for (let n = 0; n < 60 && !/The return was read/.test(await said(page)); n++) {
      await page.waitForTimeout(500);
      await page.goto(page.url());
    }
    assert.match(await said(page), /The return was read/);
    await stand("return-read");
  }
  await visit("/returns/set-aside", { name: "set-aside" });
  assert.match(await said(page), /31\/02\/2027/);
});

task("a file that is not a return is refused in words", "analyst", async ({ page, stand }) => {
  await page.goto("/returns/send");
  await page.locator('input[type="file"]').setInputFiles({ name: "menu.csv", mimeType: "text/csv", buffer: Buffer.from("soup,bread\n1,2\n") });
  await page.getByRole("button", { name: /Send, and see/ }).click();
  await page.waitForLoadState();
  assert.match(await said(page), /None of these files is an SSDA903 return/);
  await stand("not-a-return");
});

task("nothing chosen is said so", "analyst", async ({ page, stand }) => {
  await page.goto("/returns/send");
  await page.getByRole("button", { name: /Send, and see/ }).click();
  await page.waitForLoadState();
  assert.match(await page.title(), /^Error:/);
  await stand("nothing-chosen");
});

// What is paid, on both sides: a provider's own invoices, the regional census, and the same for everybody?
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assert, inABorough, said, task } from "../task.mjs";

inABorough();

const press = async (page, name) => {
  await page.getByRole("button", { name }).click();
  await page.waitForLoadState();
};

task("a provider sends an invoice and answers what is asked", "provider", async ({ page, visit, stand, scripts }) => {
  await visit("/exchange/invoices", { name: "provider-invoices" });
  // What is asked is answered once in a borough: the second run finds it answered, or on its way.
  if (scripts) {
    assert.match(await said(page), /We ask you about \(1\)/);
    const asked = await page.locator('main table a[href^="/exchange/invoices/"]').first().getAttribute("href");
    await page.goto(asked);
    await stand("provider-invoice");
    await page.locator('textarea[name="words"]').fill("Three nights of a second adult.");
    await press(page, "Send your answer");
    assert.match(await said(page), /Three nights of a second adult\./);
  }
  await page.goto("/exchange/invoices/new");
  await stand("provider-invoice-new");
  const number = `E-${scripts ? 1 : 2}`;
  await page.locator('[name="number"]').fill(number);
  await press(page, "Send the invoice");
  await page.waitForURL(/\/exchange\/invoices$/);
  assert.match(await said(page), new RegExp(number));
});

task("see what the regional census says, and look at a form before it is read in", "finance", async ({ page, visit, stand }) => {
  await visit("/census", { name: "census" });
  assert.match(await said(page), /What is not known/);
  await visit("/census/send", { name: "census-send" });
  const file = join(mkdtempSync(join(tmpdir(), "homeward-census-")), "form.csv");
  writeFileSync(file, "Age\n12\n");
  await page.locator('input[type="file"]').setInputFiles(file);
  await press(page, "Send, and see what would change");
  assert.match(await page.locator("body").innerText(), /it has no column/);
  await stand("census-refused");
});

task("see whether it is the same for everybody", "commissioner", async ({ page, visit, stand }) => {
  await visit("/equality", { name: "equality" });
  await page.locator('select[name="by"]').selectOption("ethnicity");
  await press(page, "Show");
  assert.match(await said(page), /eighteen groups stand together in six/);
  await stand("equality-ethnicity");
});

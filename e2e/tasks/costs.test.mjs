// What is paid: an invoice received and paid, a saving that is counted once, the way back for somebody outside.
import { assert, fillIn, inABorough, said, task } from "../task.mjs";

inABorough();

const day = (name, d, m, y) => ({ [`${name}-day`]: `${d}`, [`${name}-month`]: `${m}`, [`${name}-year`]: `${y}` });

task("record an invoice and pay it", "finance", async ({ page, visit, stand, scripts }) => {
  await visit("/costs", { name: "costs" });
  await visit("/agreements", { name: "agreements" });
  await visit("/invoices", { name: "invoices" });
  await page.getByText(/From which provider/).click();
  await page.locator('main a[href^="/invoices/new/"]').first().click();
  await page.waitForURL(/\/invoices\/new\//);
  await stand("new-invoice");
  const number = `T-${scripts ? 1 : 2}`;
  const whole = { number, ...day("received", 6, 4, 2027), ...day("from", 1, 3, 2027), ...day("until", 31, 3, 2027) };
  await fillIn(page, { ...whole, lines: "NOBODY, 1,200.00" }, "Save the invoice");
  assert.match(await said(page), /Nobody of ours has this number/);
  await stand("invoice");
  await page.getByRole("button", { name: "It is paid" }).click();
  await fillIn(page, day("on", 7, 4, 2027), "Save that it is paid");
  assert.match(await said(page), /Paid 7 April 2027/);
  await stand("invoice-paid");
});

task("claim a saving, and be refused the second claim of the same week", "finance", async ({ page, visit, stand, scripts }) => {
  await visit("/savings", { name: "savings" });
  // Somebody with a line that runs: from a claim of theirs to what is paid for them.
  await page.locator('main a[href$="/costs"][href^="/young-people/"]').nth(scripts ? 0 : 1).click();
  await page.waitForURL(/\/costs$/);
  await stand("paid-for-one");
  const claim = await page.locator('a[href$="/saving"]').first().getAttribute("href");
  await page.goto(claim);
  await stand("claim");
  const ask = async () => {
    await fillIn(page, { ...day("from", 22, 3, 2027), ...day("until", 4, 4, 2027), low: "90000", high: "95000", sort: "avoided", basis: "region", because: "A bed of ours" }, "Claim it");
    return said(page);
  };
  const first = await ask();
  if (!/counted already/.test(first)) {
    assert.match(await page.locator("body").innerText(), /Claimed\. Finance signs it off/);
    await page.goto(claim);
    assert.match(await ask(), /counted already: Lesley Grundy claimed it/);
  }
  assert.match(await said(page), /A week is counted once/);
  await stand("claim-refused");
});

task("make a plan to return", "team_manager", async ({ page, visit, stand, scripts }) => {
  await visit("/outside", { name: "outside" });
  const to = await page.locator('main a[href$="#way-back"]').nth(scripts ? 0 : 1).getAttribute("href");
  await page.goto(to.replace("#way-back", "/return-plan"));
  await stand("return-plan");
  await fillIn(page, { coming: "plan", keeps_away: "No home had room", brings_back: "The new home", who: "Sam Okafor", ...day("by", 1, 7, 2027) }, "Save the way back");
  assert.match(await said(page), /Enter what they say/);
  await stand("return-plan-without-their-view");
  const words = `I want to be nearer my nan ${scripts}`;
  await fillIn(page, { their_view: words }, "Save the way back");
  await page.waitForURL(/\/young-people\//);
  assert.match(await said(page), new RegExp(words));
});

task("see what came of it", "commissioner", async ({ visit }) => {
  await visit("/objectives", { name: "objectives" });
  await visit("/pipeline", { name: "pipeline" });
  await visit("/after-placing", { name: "after-placing" });
  await visit("/after-placing/moved_90", { name: "after-placing-list" });
});

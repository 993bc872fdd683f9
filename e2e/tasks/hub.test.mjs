// People who stay: time together on a phone, a shared decision, a key worker who does not change lightly,
// a young person who is answered.
import { assert, fillIn, inABorough, said, task } from "../task.mjs";

inABorough();

task("log a contact on a phone in four taps", "key_worker", async ({ page, stand, scripts }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  assert.equal(new URL(page.url()).pathname, "/my-young-people", "where a key worker's day begins");
  await stand("my-young-people");
  let taps = 0;
  const tap = async (what) => {
    taps += 1;
    await what.click();
  };
  const line = `I landed the kickflip ${scripts ? 1 : 2}`;
  await tap(page.getByRole("button", { name: /^Log time with/ }).first());
  await page.waitForURL(/\/log$/);
  await stand("log");
  // The line has the focus: one writes at once.
  await page.locator('[name="note"]').evaluate((e) => e.focus());
  await page.keyboard.type(line);
  await tap(page.getByLabel("40", { exact: true }));
  await tap(page.getByLabel("Out and about"));
  await tap(page.getByRole("button", { name: "Save: their words" }));
  await page.waitForURL(/\/my-young-people$/);
  assert.equal(taps, 4);
  assert.match(await page.locator("body").innerText(), /Saved 40 minutes with/);
  await stand("logged");
});

task("record a shared decision, and see it otherwise for good", "key_worker", async ({ page, stand, scripts }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const to = await page.locator('main li strong a[href^="/young-people/"]').first().getAttribute("href");
  await page.goto(`${to}/decisions`);
  await stand("decisions");
  await page.goto(`${to}/decisions/new`);
  const what = `Travel alone to see Dad ${scripts}`;
  const whole = {
    we_try: what,
    good_for_them: "Seeing Dad holds the week together",
    so_that: "Three trips together first",
    risk_for_them: "Might get lost",
    risk_for_us: "Might be criticised",
    backed_by: "Ruth Pemberton",
    "review_on-day": "5",
    "review_on-month": "5",
    "review_on-year": "2027",
  };
  await fillIn(page, { ...whole, agencies: ["The hub"] }, "Save the decision");
  assert.match(await said(page), /at least two agencies/);
  await stand("decision-of-one-agency");
  await fillIn(page, { agencies: ["Police"] }, "Save the decision");
  assert.match(await said(page), new RegExp(what));
  const text = await said(page);
  assert.ok(text.indexOf("Seeing Dad holds") < text.indexOf("Might get lost"), "what is good stands before what could go wrong");
  await page.locator("section", { hasText: what }).getByRole("link", { name: /I see it otherwise/ }).click();
  await page.waitForURL(/otherwise$/);
  await stand("otherwise");
  await fillIn(page, { words: `I would wait ${scripts}` }, "Save for good");
  assert.match(await said(page), new RegExp(`I would wait ${scripts}`));
  await stand("decided");
});

task("a key worker does not change without a handover", "team_manager", async ({ page, stand, scripts }) => {
  await page.goto("/hub");
  await stand("hub");
  const to = await page.locator("ul.hw-people a").nth(scripts ? 0 : 1).getAttribute("href");
  await page.goto(`${to}/key-worker`);
  await stand("key-worker");
  const before = await page.locator(".govuk-inset-text").innerText();
  await page.goto(`${to}/key-worker/change`);
  const options = await page.locator('select[name="to"] option').evaluateAll((all) => all.map((o) => [o.value, o.textContent]));
  const [other] = options.find(([value, name]) => value && !before.includes(name));
  await fillIn(page, { to: other, reason: "They asked for somebody else" }, "Change their key worker");
  const refused = await said(page);
  assert.match(refused, /Enter the day both key workers met them together/);
  assert.match(refused, /A manager must agree/);
  await stand("change-refused");
  await page.goto(`${to}/key-worker`);
  assert.equal(await page.locator(".govuk-inset-text").innerText(), before, "nothing changed");
  await page.goto(`${to}/key-worker/change`);
  await fillIn(
    page,
    { to: other, reason: "They asked for somebody else", "met_on-day": "2", "met_on-month": "4", "met_on-year": "2027", who: "All three and Nan", they_said: "I picked who", agreed: "yes" },
    "Change their key worker",
  );
  assert.match(await said(page), /I picked who/);
  assert.notEqual(await page.locator(".govuk-inset-text").innerText(), before);
  await stand("changed");
});

task("a young person says something and sees when it is answered", "young_person", async ({ page, stand, scripts }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await stand("my-page");
  await page.getByRole("button", { name: "Say something" }).click();
  await page.waitForURL(/\/my-page\/say$/);
  await stand("say");
  const words = `I want to see my sister more ${scripts ? 1 : 2}`;
  await fillIn(page, { text: words }, "Send it");
  assert.match(await said(page), new RegExp(words));
  assert.match(await said(page), /We will answer by 5 May 2027/);
  await stand("my-page-said");
});

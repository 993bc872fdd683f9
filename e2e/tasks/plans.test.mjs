// What happened and what is planned: an event in two taps, a plan with an action, a specialist asked and
// answering, a workshop from an idea to what is tried.
import { assert, fillIn, inABorough, newPage, said, task } from "../task.mjs";

inABorough();

const small = (page) => page.setViewportSize({ width: 320, height: 640 });
const first = async (page) => page.locator('main li strong a[href^="/young-people/"]').first().getAttribute("href");

async function otherwise(origin, persona, scripts) {
  const page = await newPage(origin, { scripts });
  await page.goto("/sign-in");
  await page.locator(`button[data-persona="${persona}"]`).first().click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  return page;
}

task("write down that somebody is missing, and that they are back", "key_worker", async ({ page, stand, scripts }) => {
  await small(page);
  const to = await first(page);
  await page.goto(to);
  let taps = 0;
  const tap = async (what) => {
    taps += 1;
    await what.click();
  };
  await tap(page.locator("#happened").locator("xpath=..").getByRole("link", { name: "Missing", exact: true }));
  await page.waitForURL(/happened\/missing$/);
  await stand("happened-missing");
  await tap(page.getByRole("button", { name: "Save" }));
  await page.waitForURL(/#happened$/);
  assert.equal(taps, 2);
  assert.match(await said(page), /Missing now/);
  await page.getByRole("link", { name: "They are back" }).first().click();
  await page.waitForURL(/came-back/);
  await fillIn(page, { back_at: scripts ? "23:15" : "22.40" }, "Save");
  assert.match(await said(page), /Talk due/);
  await stand("happened-block");
  await page.getByRole("link", { name: "Write down the talk" }).first().click();
  await page.waitForURL(/talk-after/);
  await stand("talk-after");
});

task("make a plan together and give somebody something to do", "key_worker", async ({ page, stand, scripts }) => {
  await small(page);
  const to = await first(page);
  await page.goto(`${to}/plan/new`);
  await stand("plan-new");
  const goal = `A Saturday job ${scripts}`;
  await fillIn(page, { good_at: "Fixing bikes", hopes: "My own workshop", goal_1: goal, from_1: "Fixing bikes", with: "They, Nan and I" }, "Save the plan");
  const text = await said(page);
  assert.ok(text.indexOf("Fixing bikes") < text.indexOf(goal), "strengths stand before goals");
  await page.goto(`${to}/plan/action`);
  await stand("plan-action");
  await fillIn(page, { what: `Ring the shop ${scripts}` }, "Save");
  assert.match(await said(page), new RegExp(`Ring the shop ${scripts}`));
  await stand("plan");
  await page.goto(`${to}/plan/life`);
  await fillIn(page, { theirs_21: "My own workshop" }, "Save");
  assert.match(await said(page), /My own workshop/);
  for (const [path, name] of [["family", "family"], ["who-matters-map", "who-matters-map"], ["safety-map", "safety-map"], ["family/new", "family-new"], ["safety-map/new", "safety-map-new"]]) {
    await page.goto(`${to}/${path}`);
    await stand(name);
  }
});

task("ask a specialist one question, and be answered", "key_worker", async ({ page, stand, origin, scripts }) => {
  await small(page);
  const to = await first(page);
  await page.goto(`${to}/ask`);
  await stand("ask");
  const question = `How do I ask about school? ${scripts}`;
  // A colleague of the council, who needs no sharing: the portfolio lead of another hub.
  const choice = page.locator('.govuk-radios__item:has-text("Portfolio lead") input').first();
  const label = await page.locator('.govuk-radios__item:has-text("Portfolio lead") label').first().innerText();
  await page.locator('[name="question"]').fill(question);
  await choice.check();
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await page.waitForURL(/#asks$/);
  assert.match(await said(page), /Waiting for an answer/);
  await stand("asked");
  assert.match(label, /the council/);
  // The life coach has questions of their own, and answers one.
  const coach = await otherwise(origin, "health", scripts);
  assert.equal(new URL(coach.url()).pathname, "/asks", "where a partner's day begins");
  await small(coach);
  const waiting = coach.getByRole("link", { name: /^Answer/ });
  if (await waiting.count()) {
    await waiting.first().click();
    await coach.waitForURL(/\/ask\//);
    await fillIn(coach, { words: `Leave gaps ${scripts}` }, "Send the answer");
    assert.match(await said(coach), new RegExp(`Leave gaps ${scripts}`));
  }
  await coach.context().close();
  await page.goto("/asks");
  await stand("asks");
});

task("a workshop from who is in their life to one thing tried", "key_worker", async ({ page, stand, origin, scripts }) => {
  await small(page);
  const to = await first(page);
  await page.goto(`${to}/workshop`);
  await fillIn(page, { title: `The workshop ${scripts}` }, "Open the workshop");
  await stand("workshop-people");
  const at = page.url();
  const code = (await said(page)).match(/The code is ([A-Z]{4} [A-Z]{4})/)[1];
  const teacher = await otherwise(origin, "school", scripts);
  await small(teacher);
  await teacher.goto("/workshops");
  await fillIn(teacher, { code }, "Join");
  await fillIn(teacher, { text: "Mr Ahmed, who rang every day" }, "Add it");
  await page.goto(at);
  assert.match(await said(page), /Mr Ahmed/);
  await page.getByRole("button", { name: "Go on to ideas" }).click();
  await page.waitForLoadState();
  await teacher.goto(at);
  for (const idea of ["Live with Mr Ahmed’s family", "Boxing at six in the morning"]) await fillIn(teacher, { text: idea }, "Add it");
  await page.goto(at);
  assert.equal(await page.getByRole("link", { name: /Try it|Remove|Delete|Reject/ }).count(), 0, "nobody says no to an idea, nor yes yet");
  await stand("workshop-ideas");
  await page.goto(`${at}/wall`);
  assert.match(await said(page), /Every idea stays/);
  await stand("workshop-wall");
  await page.goto(at);
  await page.getByRole("button", { name: "Go on: choose one to try" }).click();
  await page.waitForLoadState();
  await page.getByRole("link", { name: /^Try it/ }).first().click();
  await page.waitForURL(/\/try\//);
  await fillIn(page, { owner: "Sam" }, "Try it");
  await page.getByRole("link", { name: /^Say what came of it/ }).click();
  await page.waitForURL(/\/result\//);
  await fillIn(page, { went: "worked", words: "They stayed the weekend" }, "Save");
  assert.match(await said(page), /It worked/);
  assert.match(await said(page), /Boxing at six/, "the other idea stays");
  await stand("workshop-tried");
  await teacher.context().close();
});

task("read outcomes, and open a change to those behind it", "service_lead", async ({ page, stand }) => {
  await page.goto("/outcomes");
  assert.match(await said(page), /No comparison: this is change, not effect/);
  await stand("outcomes");
  await page.locator('main a[href^="/outcomes/children/ba_missing"]').first().click();
  await page.waitForURL(/children\/ba_missing/);
  assert.ok((await page.locator('main a[href^="/young-people/"]').count()) > 0);
  await stand("outcomes-children");
  await page.goto("/how-we-work");
  await stand("how-we-work");
});

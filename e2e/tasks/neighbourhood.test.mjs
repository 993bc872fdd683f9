// The borough by its neighbourhoods: an address gives its footprint, a huddle is run card by card.
import { assert, inABorough, task } from "../task.mjs";

inABorough();

const said = (page) => page.locator("main").innerText();

/** Presses what is named, and waits for where it leads. */
async function press(page, role, name) {
  await Promise.all([page.waitForLoadState(), page.getByRole(role, { name }).first().click()]);
  await page.waitForLoadState();
}

task("find the footprint of an address", "service_lead", async ({ page, stand }) => {
  await page.goto("/footprints");
  await page.getByLabel("Which footprint is a postcode in?").fill("wn7 2ae");
  await press(page, "button", "Find it");
  assert.match(await said(page), /WN7 2AE is in Leigh/);
  await stand("footprints");
  await page.locator(".govuk-inset-text a").click();
  await page.waitForURL(/\/footprints\/[^/]+$/);
  assert.match(await said(page), /Our children who live here/);
  await stand("footprint");
});

task("run the weekly huddle by keyboard", "team_manager", async ({ page, stand, scripts }) => {
  await page.goto("/huddles");
  await stand("huddles");
  // The one this manager chairs that meets today.
  const chaired = page.locator("tr", { hasText: "You chair it" });
  const meetings = await chaired.locator('a[href^="/huddle-meetings/"]').evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  assert.ok(meetings.length, "the manager chairs a huddle with a meeting");
  let meeting;
  for (const href of meetings) {
    await page.goto(href);
    if (await page.getByRole("button", { name: "Run this meeting" }).count()) {
      meeting = href;
      break;
    }
  }
  assert.ok(meeting, "one of them is today");
  assert.match(await said(page), /seats would be empty|Somebody comes for every seat/);
  await stand("huddle-meeting");
  await page.goto(`${meeting}/run`);
  assert.match(await said(page), /What we said we would do/);
  await stand("huddle-run");
  // On by keyboard alone, to a card that nobody has closed yet.
  for (let step = 1; step < 12; step += 1) {
    await page.getByRole("button", { name: "Next" }).focus();
    await Promise.all([page.waitForURL(new RegExp(`at=${step}$`)), page.keyboard.press("Enter")]);
    if (await page.getByRole("button", { name: "Take it up" }).count()) break;
  }
  await press(page, "button", "Take it up");
  const text = await said(page);
  assert.ok(text.indexOf("What they are good at") < text.indexOf("Why now"), "what they are good at stands first");
  await stand("huddle-card");
  const what = `Ring the boatyard ${scripts ? 1 : 2}`;
  await page.locator('[name="what"]').fill(what);
  await page.locator('[name="seat"]').selectOption({ index: 1 });
  await page.locator('[name="who"]').fill("Mark Entwistle");
  await press(page, "button", "Write it down");
  assert.match(await said(page), new RegExp(what));
  await press(page, "button", "Leave it so");
  assert.match(await said(page), /Enter|Select/, "a lead and a day are asked for");
  await stand("huddle-left-without");
});

task("an agency reads the cards of its own huddles", "housing", async ({ page, stand }) => {
  await page.goto("/huddles");
  await page.locator('a[href^="/huddle-meetings/"]').first().click();
  await page.waitForURL(/\/huddle-meetings\//);
  assert.match(await said(page), /On the table/);
  await stand("huddle-of-an-agency");
});

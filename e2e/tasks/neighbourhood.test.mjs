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

task("find what there is near, and make sure of it", "key_worker", async ({ page, stand, scripts }) => {
  await page.goto("/community?near=WN7+2AE");
  assert.match(await said(page), /miles in a straight line/);
  await stand("community");
  // One that nobody has made sure of: it is grey, and says so.
  const old = page.locator("li.hw-asset--old").nth(scripts ? 0 : 1);
  assert.match(await old.innerText(), /Ask first/i);
  await old.getByRole("link").first().click();
  await page.waitForURL(/\/community\/[^/]+$/);
  await page.getByRole("button", { name: "I made sure that it is so" }).click();
  await page.waitForURL(/\/confirm$/);
  await stand("community-confirm");
  await page.locator('[name="how"]').selectOption("rang");
  await press(page, "button", "I made sure");
  assert.match(await said(page), /Confirmed today/);
  await stand("community-one");
});

task("introduce a young person to something near them", "key_worker", async ({ page, stand, scripts }) => {
  const to = await page.locator('main li strong a[href^="/young-people/"]').nth(scripts ? 0 : 1).getAttribute("href");
  await page.goto(`${to}/introduce`);
  await stand("introduce");
  await page.getByRole("link", { name: /^Introduce .* to / }).first().click();
  await page.waitForURL(/\/introduce\/[^/]+$/);
  const hope = `Somewhere warm on Sundays ${scripts ? 1 : 2}`;
  await page.locator('[name="hope"]').fill(hope);
  await stand("introduce-one");
  await press(page, "button", "Save this introduction");
  assert.match(await said(page), new RegExp(hope));
});

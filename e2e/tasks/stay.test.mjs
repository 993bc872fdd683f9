// What a hub does with those who stand around a young person: a grandmother joins a workshop with the
// code on the wall and no account; the indicators are read; principles ask and are hidden; a menu of
// few headings; a life so far in which moves stand out.
import { assert, at, inABorough, newPage, said, task } from "../task.mjs";
import { look } from "../look.mjs";

inABorough();

task("somebody without an account joins a workshop with its code", "key_worker", async ({ page, stand, scripts }) => {
  await page.goto("/my-young-people");
  const to = await page.locator('main a[href^="/young-people/"]').first().getAttribute("href");
  const young = to.split("/").slice(0, 3).join("/");
  await page.goto(`${young}/workshop`);
  await stand("workshop-new");
  await page.locator('[name="title"]').fill(`The workshop ${scripts}`);
  await page.getByRole("button", { name: "Open the workshop" }).click();
  await page.waitForURL(/workshops\/[0-9a-f-]{36}/);
  const address = page.url().split("?")[0];
  const code = /The code is (\w{4} \w{4})/.exec(await said(page))[1];
  await page.goto(`${address}/wall`);
  await stand("workshop-wall");
  assert.match(await said(page), /\/join/);

  const guest = await newPage(at().origin, { scripts, width: 320 });
  const phone = async (shot) => assert.deepEqual(await look(guest, `${shot}${scripts ? "" : "-no-scripts"}`), []);
  try {
    await guest.goto("/join");
    await phone("join");
    await guest.locator('[name="code"]').fill("BBBB CCCC");
    await guest.getByRole("button", { name: "Join" }).click();
    await guest.getByText("No workshop is open with that code").first().waitFor();
    // What was opened is carried within seconds.
    await guest.waitForTimeout(2500);
    await guest.goto("/join");
    await guest.locator('[name="code"]').fill(code.toLowerCase());
    await guest.getByRole("button", { name: "Join" }).click();
    await guest.waitForURL(/join\/\w{8}$/);
    await phone("join-question");
    await guest.locator('[name="text"]').fill("Mr Shah, who rang every day");
    await guest.locator('[name="name"]').fill("Nan");
    await guest.getByRole("button", { name: "Add it" }).click();
    await guest.getByText("It is in the workshop").waitFor();
    assert.equal(await guest.locator('[name="name"]').inputValue(), "Nan", "the name stays for the next one");
    assert.equal(await guest.locator('[name="text"]').inputValue(), "", "and what was added does not");
    await phone("join-added");
    await page.goto(address);
    await page.waitForTimeout(2500);
    await page.goto(address);
    assert.match(await said(page), /Mr Shah, who rang every day\s+Nan, with the code/);
    await stand("workshop-joined");
    await page.getByRole("button", { name: /^End it/ }).click();
    await page.getByText("It is over").waitFor();
    await guest.waitForTimeout(2500);
    await guest.goto(`/join/${code.replace(" ", "")}`);
    await guest.getByText("No workshop is open with that code").waitFor();
    guest.faults.splice(0);
  } finally {
    await guest.context().close();
  }
});

task("answers about getting back up are written down together, and the indicators say what they are", "service_lead", async ({ page, stand }) => {
  await page.goto("/outcomes");
  await stand("outcomes-indicators");
  const text = await said(page);
  for (const title of ["Police called out", "Crises of mental health", "Emergency beds", "Getting back up", "What homes cost, a day"]) {
    assert.ok(text.includes(title), title);
  }
  assert.match(text, /No comparison: this is change, not effect/);
  await page.goto("/");
  await stand("front-lead");
  const menu = page.locator(".govuk-service-navigation__item a");
  assert.ok((await menu.count()) <= 7, `${await menu.count()} headings`);
  await page.goto("/sections/record");
  await stand("section-record");
  await page.goto("/principles");
  await stand("principles");
});

task("principles ask where something is written, and are hidden by one for oneself", "key_worker", async ({ page, stand }) => {
  await page.goto("/my-young-people");
  const to = await page.locator('main a[href^="/young-people/"]').first().getAttribute("href");
  const young = to.split("/").slice(0, 3).join("/");
  await page.goto(`${young}/family/new`);
  await page.getByText("No child is unfosterable").waitFor();
  await stand("family-prompt");
  await page.goto(`${young}/happened/getting-back-up`);
  await stand("getting-back-up");
  await page.goto(young);
  await stand("life-by-months");
  await page.goto("/principles/for-me");
  await stand("principles-for-me");
  await page.locator('input[name="shown"][value="no"]').check();
  await page.getByRole("button", { name: "Save" }).click();
  await page.goto(`${young}/family/new`);
  assert.doesNotMatch(await said(page), /No child is unfosterable/);
  await page.goto("/principles/for-me");
  await page.locator('input[name="shown"][value="yes"]').check();
  await page.getByRole("button", { name: "Save" }).click();
});

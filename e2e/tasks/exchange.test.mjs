// What leaves and what comes back: from "needed today" to the first night, with the home answering by a
// link on a phone; the referral on one sheet of paper; a provider who signs in.
import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assert, at as borough, inABorough, newPage, said, task } from "../task.mjs";
import { look } from "../look.mjs";

inABorough();

/** Presses a button and waits for the page after it. */
async function press(page, name) {
  const before = page.url();
  await Promise.all([
    page.waitForResponse((answer) => answer.request().isNavigationRequest() && answer.status() < 300),
    page.getByRole("button", { name, exact: true }).first().click(),
  ]);
  await page.waitForLoadState();
  return before;
}

/** The young people the officer is named for, for whom nobody searches, and of whom somebody said what they are good at and hope for. */
async function free(page) {
  const found = [];
  await page.goto("/young-people");
  const links = await page.locator('main a[href^="/young-people/"]').evaluateAll((all) => [...new Set(all.map((a) => new URL(a.href).pathname))]);
  for (const link of links.filter((one) => /^\/young-people\/[0-9a-f-]{36}$/.test(one))) {
    const form = await page.request.get(`${borough().origin}${link}/home-search/for`);
    if (form.status() !== 200) continue;
    const search = await (await page.request.get(`${borough().origin}${link}/home-search`)).text();
    if (!search.includes("Begin a search")) continue;
    const text = await (await page.request.get(`${borough().origin}${link}`)).text();
    if (!/Nobody has written down what/.test(text)) found.push(link);
    if (found.length === 2) break;
  }
  return found;
}

task("needed today: from the referral to the first night in at most twelve pages", "placement_officer", async ({ page, stand, scripts }) => {
  const whom = (await free(page))[scripts ? 0 : 1] ?? (await free(page))[0];
  assert.ok(whom, "somebody to search for");
  let pages = 1; // signing in
  const here = async (name, view = page) => {
    pages += 1;
    if (view === page) await stand(name);
    else assert.deepEqual(await look(view, `${name}${scripts ? "" : "-no-scripts"}`), []);
  };
  await page.goto(`${whom}/home-search/for`);
  await here("needed-for");
  await page.locator('[name="because"]').fill("The arrangement has ended this morning.");
  await page.locator('[name="hard"]').fill("Mornings have been hard since the last move.");
  await page.locator('[name="helps"]').fill("A walk before talking.");
  await page.locator('[name="unknown"]').fill("How nights would be with others of the same age.");
  const needs = page.locator('[name="needs_said"]');
  if (await needs.count()) await needs.first().check();
  await page.getByRole("button", { name: "Find homes" }).click();
  await page.waitForURL(/home-search$/);
  await here("needed-search");
  // The first homes in the order the officer chose, until one is asked that has a bed.
  const asks = await page.locator('a[href*="/home-search/ask/"]').evaluateAll((all) => all.map((a) => new URL(a.href).pathname));
  assert.ok(asks.length > 0, await said(page));
  await page.goto(asks[0]);
  await here("needed-ask");
  await page.locator('[name="why_you"]').fill("You kept somebody of the same age at their school last year, and mornings went well with you.");
  await page.locator('[name="ring"]').fill("01942 489000");
  // A residential home is asked for with the step from there to a family; the day is proposed.
  if (await page.locator('[name="step_how"]').count()) {
    await page.locator('[name="step_how"]').fill("Weekends with an aunt who said yes.");
    await page.locator('[name="step_who"]').fill("Tom Ashworth");
  }
  await page.getByRole("button", { name: "Ask them" }).click();
  await page.waitForURL(/home-search\/sent\//);
  await here("needed-sent");
  const link = new URL(await page.locator('main a[href*="/to/"]').first().getAttribute("href")).pathname;
  // The home, without an account, on a phone.
  const home = await newPage(borough().origin, { scripts });
  await home.setViewportSize({ width: 320, height: 640 });
  await home.goto(link);
  await here("link", home);
  await home.locator('[name="who"]').fill("Donna Heyes, manager");
  await home.locator('[name="words"]').fill("Come for tea at five.");
  await home.getByRole("button", { name: "Let’s talk" }).click();
  await home.waitForURL(/thanks$/);
  await here("link-thanks", home);
  // What they said is in the search within seconds.
  for (let tries = 0; tries < 40; tries += 1) {
    const text = await (await page.request.get(`${borough().origin}${whom}/home-search`)).text();
    if (text.includes("Come for tea at five.")) break;
    await new Promise((wait) => setTimeout(wait, 250));
  }
  await page.goto(`${whom}/home-search`);
  await here("needed-answered");
  assert.match(await said(page), /Waiting on us/);
  await page.getByRole("button", { name: "Decide for this home" }).first().click();
  await page.waitForURL(/decide\//);
  await here("needed-decide");
  const decide = page.locator("main form");
  for (const field of await decide.locator('textarea, input[type="text"]:not([name*="-day"]):not([name*="-month"]):not([name*="-year"])').all()) {
    const name = await field.getAttribute("name");
    if (name === "weekly" || name === "until" || (await field.inputValue())) continue;
    await field.fill(name === "their_view" ? "I want to be near my friends. It is all right for now." : "Agreed on the telephone this morning");
  }
  for (const select of await decide.locator("select").all()) {
    const values = await select.locator("option").evaluateAll((all) => all.map((one) => one.value).filter(Boolean));
    if (!(await select.inputValue())) await select.selectOption(values[0]);
  }
  await page.getByRole("button", { name: "Decide, and book the bed" }).click();
  await page.waitForURL(/\/placement$/);
  await here("needed-placed");
  assert.match(await said(page), /I want to be near my friends/);
  assert.ok(pages <= 12, `${pages} pages`);
  const life = await (await page.request.get(`${borough().origin}${whom}`)).text();
  assert.match(life, /7 April 2027|April 2027/);
  // The letters of the move, outside the count: one of them, and the list.
  await page.goto(`${whom}/placement/letters`);
  await stand("letters");
  await page.goto(`${whom}/placement/letters/family`);
  await stand("letter-family");
  await page.goto(`${whom}/kept-back`);
  await stand("kept-back");
  await home.context().close();
});

task("what was sent is on the desk, in every form, and fits on one sheet", "placement_officer", async ({ page, stand, scripts }) => {
  await page.goto("/searches");
  await stand("searches");
  await page.goto("/exchange");
  await stand("exchange-officer");
  const sent = page.locator('main a[href*="/home-search/sent/"]').first();
  await sent.click();
  await page.waitForURL(/home-search\/sent\//);
  assert.match(await page.locator("h1").innerText(), /^Sent to /);
  await stand("sent");
  const sheet = `${page.url()}/as/sheet`;
  await page.goto(sheet);
  await stand("sheet");
  if (scripts) {
    const file = join(mkdtempSync(join(tmpdir(), "homeward-sheet-")), "sheet.pdf");
    writeFileSync(file, await page.pdf({ format: "A4" }));
    const text = execFileSync("pdftotext", ["-layout", file, "-"]).toString();
    // A form feed ends each page.
    assert.equal(text.split("\f").filter((one) => one.trim()).length, 1, text);
    for (const words of ["What has been hard", "What we don’t know", "Confidential"]) assert.ok(text.includes(words), `${words}:\n${text}`);
  }
});

task("a provider signs in, answers, and says what is free", "provider", async ({ page, stand, scripts }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto("/exchange");
  await stand("portal");
  const text = await said(page);
  assert.match(text, /Waiting on you/);
  const beds = page.locator('a[href^="/exchange/beds/"]').first();
  await beds.click();
  await page.waitForURL(/beds/);
  await stand("portal-beds");
  await page.locator('[name="free"]').fill(scripts ? "2" : "1");
  await press(page, "Save");
  assert.match(await page.locator("body").innerText(), /we know how many beds are free/);
  await page.goto("/exchange");
  const links = await page.locator("main a").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  const referral = links.find((href) => /^\/exchange\/[0-9a-f-]{36}$/.test(href));
  assert.ok(referral, `no referral among ${links}`);
  await page.goto(referral);
  await stand("portal-referral");
});

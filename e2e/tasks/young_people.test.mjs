// Finding a young person, seeing their life, and writing things down.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assert, at, fillIn, inABorough, newPage, said, task, test } from "../task.mjs";

inABorough();

/** Opens the first young person on the list on whose page `sign` is found; gives their name. */
async function openSomebody(page, sign = "main") {
  await page.goto("/young-people");
  const links = await page
    .locator('main a[href^="/young-people/"]')
    .evaluateAll((all) => all.map((a) => [a.pathname, a.innerText.trim()]).filter(([to]) => /[0-9a-f-]{36}$/.test(to)));
  for (const [to, name] of links) {
    await page.goto(to);
    if (await page.locator(sign).count()) return name;
  }
  throw new Error(`nobody's page has ${sign}`);
}

/** On the pages of those whose words one may put right. */
const mayCorrect = 'section[aria-labelledby="strengths"] a[href*="/said/"]';

task("find a young person by a part of their name", "service_lead", async ({ page, visit, stand }) => {
  await visit("/young-people", { name: "young-people" });
  const name = (await page.locator('main a[href^="/young-people/"]').first().innerText()).trim();
  await page.locator('main input[type=search], main [name="q"]').first().fill(name.slice(0, 4).toLowerCase());
  await page.keyboard.press("Enter");
  await page.waitForURL(/q=/);
  assert.match(await said(page), new RegExp(name));
  await stand("young-people-found");
  await visit("/young-people?q=zzzzqqqq", { name: "young-people-nobody" });
});

task("see a young person's page, strengths first", "service_lead", async ({ page, stand }) => {
  const name = await openSomebody(page);
  assert.match(await page.locator("h1").innerText(), new RegExp(name.split(" ")[0]));
  const headings = await page.locator("main h2").allInnerTexts();
  assert.equal(headings.filter((h) => h !== "")[0], "In their words", headings.join(" | "));
  await stand("young-person");
});

task("write down what they said, put it right, and see both in the history", "social_worker", async ({ page, stand, scripts }) => {
  await openSomebody(page, mayCorrect);
  const child = page.url();
  const words = `I can fix bikes ${scripts ? 1 : 2}`;
  await page.goto(`${child}/said?about=strength`);
  await stand("said-form");
  await fillIn(page, { text: words }, "Save what was said");
  assert.equal(page.url(), child);
  assert.match(await said(page), new RegExp(words));
  await stand("said-saved");
  await page.locator("li, article, blockquote, div.hw-statement, section, figure").filter({ hasText: words }).locator('a[href*="/said/"]').last().click();
  await page.waitForURL(/\/said\/[0-9a-f-]{36}$/);
  await fillIn(page, { text: `${words} and cars`, reason: "They told me the whole of it" }, "Save what was said");
  assert.match(await said(page), new RegExp(`${words} and cars`));
  await page.goto(`${child}/history`);
  const history = await said(page);
  assert.match(history, new RegExp(`${words}\\b`));
  assert.match(history, /They told me the whole of it/);
  await stand("history");
});

task("a form with faults keeps what was typed and says every fault", "social_worker", async ({ page, stand }) => {
  await openSomebody(page);
  await page.goto(`${page.url()}/time-together`);
  await stand("time-together-form");
  await fillIn(page, { minutes: "lots", note: "We talked in the car", "on-month": "14" }, "Save");
  assert.match(await page.title(), /^Error:/);
  const summary = page.locator(".govuk-error-summary");
  assert.ok((await summary.locator("a").count()) >= 3, await summary.innerText());
  assert.equal(await page.locator('[name="note"]').inputValue(), "We talked in the car");
  assert.equal(await page.locator('[name="minutes"]').inputValue(), "lots");
  await stand("time-together-faults");
  for (const link of await summary.locator("a").all()) {
    const target = (await link.getAttribute("href")).slice(1);
    assert.equal(await page.locator(`[id="${target}"]`).count(), 1, `the fault's link to ${target}`);
  }
});

task("write down time together", "social_worker", async ({ page, stand, scripts }) => {
  await openSomebody(page);
  const note = `Forty minutes at the skate park ${scripts}`;
  await page.goto(`${page.url()}/time-together`);
  await fillIn(page, { minutes: "40", place: "community", note, "on-day": "6", "on-month": "4", "on-year": "2027" }, "Save");
  assert.match(await said(page), new RegExp(note));
  await stand("time-together-saved");
});

task("somebody and somewhere that matter", "social_worker", async ({ page, stand, scripts }) => {
  await openSomebody(page);
  const child = page.url();
  await page.goto(`${child}/who-matters`);
  await stand("who-matters-form");
  await fillIn(page, { name: `Nan ${scripts}`, relation: "grandmother", every_days: "7" }, "Save");
  assert.match(await said(page), new RegExp(`Nan ${scripts}, grandmother`));
  await page.goto(`${child}/where-matters`);
  await stand("where-matters-form");
  await fillIn(page, { name: `Skate park ${scripts}` }, "Save");
  assert.match(await said(page), new RegExp(`Skate park ${scripts}`));
});

task("see the page as it was known on an earlier day", "social_worker", async ({ page, stand }) => {
  await page.goto("/young-people");
  const links = await page.locator('main a[href^="/young-people/"]').evaluateAll((all) => all.map((a) => a.pathname));
  // Somebody who was known by then: the first of them whose page that day is there.
  for (const link of links.filter((l) => /[0-9a-f-]{36}$/.test(l))) {
    const answer = await page.goto(`${link}?known-day=20&known-month=3&known-year=2027`);
    if (answer.status() !== 200) continue;
    assert.match(await said(page), /20 March 2027/);
    assert.equal(await page.locator("main a", { hasText: /Write|Add|Put right/ }).count(), 0, "nothing can be added to a day that has passed");
    return stand("as-known-on");
  }
  assert.fail("nobody was known on 20 March 2027");
});

task("who has looked", "service_lead", async ({ page, visit }) => {
  await openSomebody(page);
  await visit(`${new URL(page.url()).pathname}/looked`, { name: "who-has-looked" });
  assert.match(await said(page), /Helen Marsden/);
});

task("a young person one may not see looks like nobody", "health", async ({ page, origin }) => {
  const listed = async (page) => {
    await page.goto("/young-people");
    return page.locator('main a[href^="/young-people/"]').evaluateAll((all) => all.map((a) => a.pathname));
  };
  const lead = await newPage(origin);
  await lead.goto("/sign-in");
  await lead.locator('button[data-persona="service_lead"]').first().click();
  const mine = await listed(page);
  const hidden = (await listed(lead)).find((link) => /[0-9a-f-]{36}$/.test(link) && !mine.includes(link));
  await lead.context().close();
  // Request ids and nonces differ, and a minute may end between the two.
  const plain = (text) => text.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{32}| at \d\d:\d\d/g, "");
  const one = await page.request.get(hidden);
  const other = await page.request.get("/young-people/0199a000-0000-7000-8000-000000000000");
  assert.equal(one.status(), 404);
  assert.equal(other.status(), 404);
  assert.equal(plain(await one.text()), plain(await other.text()));
});

test("what was typed is there after the session is lost", async () => {
  const page = await newPage(at().origin);
  const signIn = async () => {
    await page.goto("/sign-in");
    await page.locator('button[data-persona="social_worker"]').first().click();
    await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  };
  await signIn();
  await openSomebody(page);
  const form = `${page.url()}/who-matters`;
  await page.goto(form);
  const how = "A long account that took an hour to write.";
  await page.locator('[name="name"]').fill("Uncle Ray");
  await page.locator('[name="keeps_in_touch"]').pressSequentially(how, { delay: 5 });
  // No more than five seconds of typing may be lost.
  await page.waitForTimeout(5_000);
  await page.context().clearCookies();
  await signIn();
  await page.goto(form);
  assert.equal(await page.locator('[name="name"]').inputValue(), "Uncle Ray");
  assert.equal(await page.locator('[name="keeps_in_touch"]').inputValue(), how);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

task("two people put the same thing right", "social_worker", async ({ page, origin, stand, scripts }) => {
  await openSomebody(page, mayCorrect);
  const child = page.url();
  await page.goto(`${child}/said?about=aspiration`);
  await fillIn(page, { text: `Be a vet ${scripts}` }, "Save what was said");
  const link = await page.locator('main a[href*="/said/"]', { hasText: "Put right" }).last().getAttribute("href");
  const others = page;
  const second = await newPage(origin, { scripts });
  await second.goto("/sign-in");
  await second.locator('button[data-persona="social_worker"]').first().click();
  await second.goto(link);
  await others.goto(link);
  await fillIn(others, { text: "Be a vet in Leigh", reason: "More exact" }, "Save what was said");
  await fillIn(second, { text: "Be a vet nurse", reason: "She told me" }, "Save what was said");
  const both = await second.locator("main").innerText();
  assert.match(both, /Be a vet in Leigh/);
  assert.equal(await second.locator('[name="text"]').inputValue(), "Be a vet nurse");
  await second.context().close();
  await stand();
});

test("find, open and write by keyboard alone, with the focus always in sight", async () => {
  const page = await newPage(at().origin);
  const inFocus = () =>
    page.evaluate(() => {
      const e = document.activeElement;
      const style = getComputedStyle(e);
      const box = e.getBoundingClientRect();
      return {
        text: (e.innerText || e.value || e.getAttribute("aria-label") || e.name || "").trim(),
        name: e.name ?? "",
        href: e.getAttribute("href") ?? "",
        seen: e.tagName === "BODY" || style.outlineStyle !== "none" || style.boxShadow !== "none" || style.backgroundColor === "rgb(255, 221, 0)" || e.type === "radio",
        inView: e.tagName === "BODY" || (box.bottom > 0 && box.top < innerHeight),
      };
    });
  const tabTo = async (right, most = 150) => {
    for (let n = 0; n < most; n++) {
      await page.keyboard.press("Tab");
      const now = await inFocus();
      assert.ok(now.seen, `no visible focus on ${JSON.stringify(now)}`);
      assert.ok(now.inView, `the focus is out of sight on ${JSON.stringify(now)}`);
      if (right(now)) return now;
    }
    throw new Error(`not reached in ${most} tabs on ${page.url()}`);
  };
  await page.goto("/sign-in");
  const social = (await page.locator('button[data-persona="social_worker"]').first().innerText()).trim();
  await tabTo((f) => f.text === social);
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  await page.goto("/young-people");
  await tabTo((f) => /^\/young-people\/[0-9a-f-]{36}$/.test(f.href));
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/young-people\/[0-9a-f-]{36}$/);
  await tabTo((f) => f.href.endsWith("/who-matters"));
  await page.keyboard.press("Enter");
  await page.waitForURL(/who-matters$/);
  await tabTo((f) => f.name === "name");
  await page.keyboard.type("Auntie Bev");
  await tabTo((f) => f.name === "relation");
  await page.keyboard.type("aunt");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/young-people\/[0-9a-f-]{36}$/);
  assert.match(await said(page), /Auntie Bev, aunt/);
  await page.context().close();
});

test("their page prints on A4 with everything on it", async () => {
  const page = await newPage(at().origin);
  await page.goto("/sign-in");
  await page.locator('button[data-persona="service_lead"]').first().click();
  await page.waitForLoadState();
  const name = await openSomebody(page);
  const pdf = await page.pdf({ format: "A4", path: new URL("../shots/young-person.pdf", import.meta.url).pathname });
  const folder = mkdtempSync(join(tmpdir(), "homeward-print-"));
  writeFileSync(join(folder, "page.pdf"), pdf);
  try {
    const text = execFileSync("pdftotext", ["-layout", join(folder, "page.pdf"), "-"]).toString();
    for (const words of [name.split(" ")[0], "In their words", "Life so far", "Helen Marsden"]) {
      assert.ok(text.includes(words), `'${words}' is not on the printed page`);
    }
    assert.ok(!text.includes("Sign out"), "the printed page has buttons on it");
  } finally {
    rmSync(folder, { recursive: true });
    await page.context().close();
  }
});

// A young person comes in by themselves with a sheet of codes, says something and sees the answer; a young
// inspector files a visit on a phone; their pages are light, and stand in longer words and from the right.
import { assert, at, inABorough, newPage, said, task, test } from "../task.mjs";
import { look } from "../look.mjs";

inABorough();

const codes = (page) => page.locator("strong.hw-code").allInnerTexts();

async function as(persona, page) {
  await page.goto("/sign-in");
  await page.locator(`button[data-persona="${persona}"]`).first().click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

task("a young person comes in with their own codes, and is answered", "key_worker", async ({ page, stand, scripts }) => {
  // Face to face: the worker's page, then the young person's own phone.
  const to = await page.locator('main a[href^="/young-people/"]').first().getAttribute("href");
  const id = to.split("/")[2];
  await page.goto(`/young-people/${id}/own-page`);
  await stand("own-page");
  await page.goto(`/young-people/${id}/own-page/start`);
  await stand("own-start");
  for (const box of await page.locator('[name="together"]').all()) await box.check();
  const why = page.locator('[name="why"]');
  if (await why.count()) await why.fill("A new sheet");
  await page.getByRole("button", { name: "Show the first code" }).click();
  await page.getByRole("heading", { name: "The first code" }).waitFor();
  const [code, name] = await codes(page);

  const own = await newPage(at().origin, { scripts, width: 320 });
  const phone = async (shot) => assert.deepEqual(await look(own, shot && `${shot}${scripts ? "" : "-no-scripts"}`), []);
  try {
    await own.goto("/hello");
    await phone("hello");
    await own.getByRole("link", { name: "I have a first code" }).click();
    await own.waitForURL(/hello\/start/);
    await own.locator('[name="code"]').fill(code.toLowerCase());
    await own.getByRole("button", { name: "Go in" }).click();
    await own.waitForURL(/way-in$/);
    await phone("way-in");
    const word = "loud purple drums";
    await own.locator('[name="new-password"]').fill(word);
    await own.getByRole("button", { name: "Save my word and show my codes" }).click();
    await own.getByRole("heading", { name: "Your sheet" }).waitFor();
    await phone("sheet");
    const sheet = (await codes(own)).filter((one) => /^\w{4}-\w{4}$/.test(one));
    assert.equal(sheet.length, 10);
    await own.getByRole("button", { name: "I have them" }).click();
    await own.waitForURL(/my-page$/);
    await phone("my-page");
    // Leaving at once ends the session: going back shows nothing.
    // Where it leads is not here, and no task asks another origin: that it would set out is enough.
    const away = await own.request.get(`${at().origin}/exit`, { maxRedirects: 0 });
    assert.match(away.headers().location, /^https:\/\/www\.bbc\.co\.uk\//);
    own.faults.splice(0);
    await own.goto("/my-page");
    assert.match(own.url(), /sign-in|hello/, "the page is shut");
    await own.goto("/hello");
    await own.locator('[name="name"]').fill(name);
    await own.locator('[name="word-password"]').fill(word);
    await own.locator('[name="code"]').fill(sheet[0]);
    await own.getByRole("button", { name: "Go in" }).click();
    await own.waitForURL(/my-page$/);
    assert.equal(await own.title(), "My page");
    await own.goto("/my-page/say");
    await own.locator('[name="text"]').fill(`I want a drum kit ${scripts ? 1 : 2}`);
    await own.getByRole("button", { name: "Send it" }).click();
    await own.waitForURL(/my-page$/);
    assert.match(await said(own), /We will answer by 5 May 2027/);
    // The worker says what happened, and the young person reads it.
    await page.goto(`/young-people/${id}`);
    await page.getByRole("link", { name: new RegExp(`Say what happened.*drum kit ${scripts ? 1 : 2}`) }).first().click();
    await page.locator('[name="words"]').fill("There is one at the hub. It is yours on Fridays.");
    await page.getByRole("button", { name: "Tell them" }).click();
    await page.waitForURL(/young-people/);
    await own.goto("/my-page/said");
    assert.match(await said(own), /It is yours on Fridays/);
    await phone("said");
    for (const path of ["who", "looked", "rights", "check-in", "matters", "about", "language"]) {
      await own.goto(`/my-page/${path}`);
      await phone(path);
    }
  } finally {
    await own.context().close();
  }
});

task("a young inspector files a visit on a phone", "young_person", async ({ page, stand }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto("/my-page/visits");
  await stand("visits");
  await page.getByRole("button", { name: /Tell us what you found/ }).first().click();
  await page.waitForURL(/visits\/.+/);
  await stand("visit-form");
  for (const question of ["welcome", "homely", "listens", "live_here"]) await page.locator(`[name="${question}"][value="yes"]`).check();
  await page.locator('[name="good"]').fill("They have a dog");
  await page.locator('[name="change"]').fill("The kitchen is shut at night");
  await page.getByRole("button", { name: "Send it" }).click();
  await page.waitForURL(/visits$/);
  assert.match(await said(page), /We read it to keep all of you safe/);
  await stand("visits-sent");
});

task("what waits, in one list", "team_manager", async ({ page, visit, stand }) => {
  await visit("/participation", { name: "participation" });
  await page.getByRole("link", { name: /Read the report on/ }).first().click();
  await stand("visit");
  await visit("/participation/matters", { name: "matters-staff" });
  await visit("/participation/chosen", { name: "chosen-staff" });
});

test("their page is at most 100 kB at first and 20 kB later", async () => {
  const page = await newPage(at().origin, { width: 320 });
  await as("young_person", page);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Network.enable");
  let bytes = 0;
  devtools.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
  const weigh = async (path, fresh) => {
    if (fresh) await devtools.send("Network.clearBrowserCache");
    bytes = 0;
    await page.goto(path, { waitUntil: "networkidle" });
    return bytes;
  };
  const first = await weigh("/my-page", true);
  assert.ok(first > 5_000 && first <= 100_000, `the first load took ${first} bytes`);
  for (const path of ["/my-page", "/my-page/said", "/my-page/who", "/my-page/looked", "/my-page/matters", "/my-page/say"]) {
    const later = await weigh(path, false);
    assert.ok(later > 500 && later <= 20_000, `${path} took ${later} bytes later`);
  }
  await page.context().close();
});

test("longer words and words from the right fit at 320 px", async () => {
  const page = await newPage(at().origin, { width: 320 });
  await as("young_person", page);
  for (const tag of ["en-x-longer", "ar-x-test"]) {
    await page.goto("/my-page/language");
    await page.locator(`[name="tag"][value="${tag}"]`).check();
    await page.locator("main form button[type=submit], main form button").first().click();
    await page.waitForURL(/my-page$/);
    assert.equal(await page.locator("html").getAttribute("lang"), tag);
    for (const path of ["", "/who", "/said", "/say", "/looked", "/rights", "/check-in", "/matters", "/visits", "/way-in", "/about"]) {
      await page.goto(`/my-page${path}`);
      const wide = await page.evaluate(() => [document.scrollingElement.scrollWidth, document.documentElement.clientWidth]);
      assert.ok(wide[0] <= wide[1], `${tag} ${path}: ${wide[0]} px wide of ${wide[1]}`);
    }
  }
  await page.context().close();
});

// A young person's own way in, for real use: begun face to face, a passkey made on their phone, out and
// in again with it alone; then a secret word and a printed sheet, each code once. Chromium's virtual
// device stands for the phone. Against a council's own record: a demonstration takes no passkeys.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { closeBrowser, newPage } from "../browser.mjs";
import { look } from "../look.mjs";
import { folder, letter, phoneOf, serveOwn, withChildren } from "../own_record.mjs";

const letters = {};
let origin, served;

before(async () => {
  const [data, returns] = [folder("own"), folder("own-returns")];
  withChildren(data, returns, 6);
  for (const [name, persona] of [["lena", "service_lead"], ["kim", "social_worker"]]) letters[name] = letter(data, name, persona);
  served = await serveOwn(data, returns);
  origin = served.origin;
});

after(async () => {
  await closeBrowser();
  served?.stop();
});

const stand = async (page, shot) => assert.deepEqual(await look(page, shot), []);
const codes = (page) => page.locator("strong.hw-code").allInnerTexts();

/** Somebody of the council, by the letter they were given. */
async function worker(name) {
  const page = await newPage(origin);
  await page.goto("/sign-in/code");
  await page.getByLabel("User name").fill(name);
  await page.getByLabel("Code").fill(letters[name]);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "How you sign in" }).waitFor();
  return page;
}

/** A phone of their own. */
async function phone() {
  const page = await newPage(origin, { width: 320 });
  return { page, ...(await phoneOf(page)) };
}

async function signOut(page) {
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/my-page"));
}

test("from a meeting to a passkey, out, and in again; then by the printed sheet", async () => {
  const lead = await worker("lena");
  await lead.goto("/young-people");
  const to = await lead.locator('main a[href^="/young-people/0"]').first().getAttribute("href");
  const young = to.split("/").slice(0, 3).join("/");
  await lead.goto(`${young}/workers/name`);
  const kim = lead.locator('select[name="member"] option', { hasText: "kim" });
  await lead.locator('select[name="member"]').selectOption(await kim.getAttribute("value"));
  const kinds = lead.locator('select[name="relationship"] option');
  const kind = await kinds.evaluateAll((all) => all.map((one) => [one.value, one.textContent]));
  await lead.locator('select[name="relationship"]').selectOption(kind.find(([, words]) => /social worker/i.test(words))[0]);
  await lead.getByRole("button", { name: "Save" }).click();
  await lead.waitForURL(/workers$/);
  await lead.context().close();

  // Face to face: the code is on the worker's screen, the phone is the young person's.
  const socialWorker = await worker("kim");
  await socialWorker.goto(`${young}/own-page/start`);
  for (const box of await socialWorker.locator('[name="together"]').all()) await box.check();
  await socialWorker.getByRole("button", { name: "Show the first code" }).click();
  await socialWorker.getByRole("heading", { name: "The first code" }).waitFor();
  await stand(socialWorker, "own-first-code");
  const [code, name] = await codes(socialWorker);

  const { page: own, locked } = await phone();
  await own.goto("/hello/start");
  await stand(own, "own-start-code");
  await own.locator('[name="code"]').fill(code.toLowerCase());
  await own.getByRole("button", { name: "Go in" }).click();
  await own.waitForURL(/way-in$/);
  await own.getByRole("button", { name: "Use this phone" }).click();
  await own.getByRole("button", { name: /^Take off/ }).waitFor();
  await stand(own, "own-phone-added");

  await signOut(own);
  await own.goto("/my-page");
  assert.match(own.url(), /hello|sign-in/, "the page is shut");
  await own.goto("/hello");
  await stand(own, "own-hello");
  // A phone that nobody unlocked lets nobody in.
  await locked(true);
  await own.getByRole("button", { name: "Use my phone to go in" }).click();
  await own.locator("[data-passkey-problem]:visible").waitFor();
  await locked(false);
  await own.getByRole("button", { name: "Use my phone to go in" }).click();
  await own.waitForURL(/my-page$/);
  await stand(own, "own-by-phone");
  await own.goto("/my-page/way-in");
  assert.match(await own.locator("main").innerText(), /with a phone/);

  // The same young person chooses a word and prints a sheet; each code works once.
  const word = "loud purple drums";
  await own.locator('[name="new-password"]').fill(word);
  await own.getByRole("button", { name: "Save my word and show my codes" }).click();
  await own.getByRole("heading", { name: "Your sheet" }).waitFor();
  const sheet = (await codes(own)).filter((one) => /^\w{4}-\w{4}$/.test(one));
  assert.equal(sheet.length, 10);
  await own.emulateMedia({ media: "print" });
  assert.deepEqual((await codes(own)).filter((one) => /^\w{4}-\w{4}$/.test(one)), sheet, "the codes are on paper");
  assert.ok(await own.locator("strong.hw-code").first().isVisible());
  await own.emulateMedia({ media: "screen" });
  await own.getByRole("button", { name: "I have them" }).click();
  await own.waitForURL(/my-page$/);
  await signOut(own);
  const enter = async (code) => {
    await own.goto("/hello");
    await own.locator('[name="name"]').fill(name);
    await own.locator('[name="word-password"]').fill(word);
    await own.locator('[name="code"]').fill(code);
    await own.getByRole("button", { name: "Go in", exact: true }).click();
    await own.waitForLoadState();
  };
  await enter(sheet[0]);
  await own.waitForURL(/my-page$/);
  await signOut(own);
  await enter(sheet[0]);
  assert.match(await own.locator("main").innerText(), /That did not work/, "a code works once");
  await enter(sheet[1]);
  await own.waitForURL(/my-page$/);
  const wrong = own.faults.filter((fault) => !/^422 from .*\/(sign-in\/passkey|hello)/.test(fault) && !/status of 422/.test(fault));
  assert.deepEqual(wrong, []);
  await socialWorker.context().close();
  await own.context().close();
});

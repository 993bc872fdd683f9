// A key worker without a connection: twenty notes are sealed on the phone, the browser is closed, and
// each arrives once. Nothing in the browser's own files can be read, in either way text is written.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, rmSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { chromium } from "playwright-core";
import { serve } from "../borough.mjs";

const notes = 20;
const word = (at) => `quokkanote${at}marzipan`;
const flags = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** Where a text stands in the files of a folder, as UTF-8 and as UTF-16. */
function found(folder, text) {
  const forms = [Buffer.from(text, "utf8"), Buffer.from(text, "utf16le")];
  const hits = [];
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath ?? entry.path, entry.name);
    let bytes;
    try {
      bytes = readFileSync(path);
    } catch {
      continue;
    }
    if (forms.some((form) => bytes.includes(form))) hits.push(path.slice(folder.length));
  }
  return hits;
}

const open = (profile, origin) =>
  chromium.launchPersistentContext(profile, {
    executablePath: process.env.HOMEWARD_CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    args: flags,
    baseURL: origin,
    viewport: { width: 320, height: 640 },
  });

async function signIn(page) {
  await page.goto("/sign-in");
  await page.locator('button[data-persona="key_worker"]').first().click();
  await page.waitForURL(/my-young-people/);
}

async function write(page, text) {
  await page.locator('[name="note"]').fill(text);
  await page.getByLabel("20", { exact: true }).check();
  await page.getByLabel("Out and about").check();
  await page.getByRole("button", { name: "Save: their words" }).click();
}

test("twenty notes without a connection: each arrives once, and none can be read on the phone", async () => {
  const borough = await serve();
  const profile = mkdtempSync(join(tmpdir(), "homeward-profile-"));
  let context;
  try {
    context = await open(profile, borough.origin);
    let page = context.pages()[0] ?? (await context.newPage());
    page.setDefaultTimeout(15_000);
    await signIn(page);
    await page.getByRole("button", { name: /^Log time with/ }).first().click();
    await page.waitForURL(/\/log$/);
    const of = /my-young-people\/([^/]+)\/log/.exec(page.url())[1];
    await context.setOffline(true);
    for (let at = 1; at <= notes; at += 1) {
      await write(page, `They said ${word(at)} and laughed`);
      await page.getByText(at === 1 ? "1 note waits to be sent" : `${at} notes wait to be sent`).waitFor();
      assert.equal(await page.locator('[name="note"]').inputValue(), "", "the line is empty again");
      // A button takes no second press within a second.
      await page.waitForTimeout(1_050);
    }
    // The search finds what is there to be found: another site's storage is not sealed.
    await page.evaluate(() => localStorage.setItem("control", "controlwordplain"));
    await page.waitForTimeout(1500);
    // The phone is switched off in the middle of it.
    await context.close();
    assert.ok(found(profile, "controlwordplain").length > 0, "the search would find a word that is not sealed");
    const readable = Array.from({ length: notes }, (_, at) => found(profile, word(at + 1))).flat();
    assert.deepEqual(readable, [], "words of a note stand in the browser's files");

    context = await open(profile, borough.origin);
    page = context.pages()[0] ?? (await context.newPage());
    page.setDefaultTimeout(15_000);
    // Nobody is signed in any more: the notes wait, sealed, until the worker is.
    await page.goto("/sign-in");
    await page.getByText(`${notes} notes wait to be sent. They are sealed on this device. Sign in and they are sent.`).waitFor();
    await signIn(page);
    await page.getByText(`The ${notes} notes that waited are sent and saved.`).waitFor({ timeout: 60_000 });
    await page.goto(`/young-people/${of}`);
    // Time together of one month folds into one line: all of it is laid open.
    await page.locator("#life ~ * details").evaluateAll((all) => all.forEach((one) => (one.open = true)));
    const shown = await page.locator("body").innerText();
    for (let at = 1; at <= notes; at += 1) {
      assert.equal(shown.split(word(at)).length - 1, 1, `note ${at} is on their page once`);
    }
    await page.goto("/my-young-people");
    assert.equal(await page.getByText("wait to be sent").count(), 0);
  } finally {
    await context?.close().catch(() => {});
    rmSync(profile, { recursive: true, force: true });
    await borough.stop();
  }
});

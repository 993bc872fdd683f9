// A task: what somebody comes to do, carried out twice, with scripts and without.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { serve } from "./borough.mjs";
import { closeBrowser, newPage } from "./browser.mjs";
import { look } from "./look.mjs";

let borough;

/** Serves a borough for this file of tasks. Call once, at the top. */
export function inABorough() {
  before(async () => {
    borough = await serve();
  });
  after(async () => {
    await closeBrowser();
    await borough?.stop();
  });
}

/** What a task has in its hands. */
async function someone(persona, scripts) {
  const page = await newPage(borough.origin, { scripts });
  const visit = async (path, { name, status = 200 } = {}) => {
    const answer = await page.goto(path);
    assert.equal(answer.status(), status, `${path} was answered ${answer.status()}`);
    await stand(name);
  };
  /** Checks the page one is on now. */
  const stand = async (name) => {
    const found = await look(page, name && `${name}${scripts ? "" : "-no-scripts"}`);
    assert.deepEqual(found, [], `${page.url()}:\n${found.join("\n")}`);
  };
  if (persona) {
    await page.goto("/sign-in");
    await page.locator(`button[data-persona="${persona}"]`).first().click();
    await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  }
  return { page, visit, stand, origin: borough.origin, scripts };
}

/** `task("find a child", "key-worker", async ({ page, visit, stand }) => …)` */
export function task(name, persona, steps) {
  for (const scripts of [true, false]) {
    test(`${name} (${scripts ? "scripts on" : "scripts off"})`, async () => {
      const who = await someone(persona, scripts);
      try {
        await steps(who);
      } catch (fault) {
        await who.page.screenshot({ path: new URL(`shots/FAILED-${name.replaceAll(/\W+/g, "-")}.png`, import.meta.url).pathname, fullPage: true }).catch(() => {});
        throw fault;
      } finally {
        await who.page.context().close();
      }
    });
  }
}

/** What a page says, without its frame. */
export const said = (page) => page.locator("main").innerText();

/** Fills a form by its fields' names and sends it with a button. */
export async function fillIn(page, fields, save) {
  for (const [name, value] of Object.entries(fields)) {
    const field = page.locator(`[name="${name}"]:not([type="hidden"])`);
    const kind = await field.first().evaluate((e) => (e.tagName === "SELECT" ? "select" : e.type));
    if (kind === "radio" || kind === "checkbox") for (const one of [value].flat()) await page.locator(`[name="${name}"][value="${one}"]`).check();
    else if (kind === "select") await field.selectOption(value);
    else await field.fill(value);
  }
  await send(page, save);
}

/** Sends a form with a button, and waits for what it answers. */
export async function send(page, name) {
  await Promise.all([page.waitForLoadState(), page.getByRole("button", { name }).click()]);
  await page.waitForLoadState();
}

export { newPage, assert, test };
export const at = () => borough;

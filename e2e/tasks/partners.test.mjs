// What it is like to work with us: a worry told in trust, a forum that answers, a briefing in which
// nobody can be found.
import { assert, fillIn, inABorough, said, task } from "../task.mjs";

inABorough();

task("keep a worry a provider told us, and say what we did", "placement_officer", async ({ page, stand, scripts }) => {
  await page.goto("/providers");
  const provider = await page.locator('main table a[href^="/providers/"]').first().getAttribute("href");
  await page.goto(`${provider}/worries`);
  await stand("worries");
  await page.getByRole("button", { name: "Write down a worry" }).click();
  await page.waitForURL(/worries\/new$/);
  assert.match(await said(page), /not the way to report harm/);
  await stand("worry");
  const words = `The night shift is short ${scripts}`;
  await fillIn(page, { said_by: "Donna Heyes", words }, "Keep this worry");
  assert.match(await said(page), new RegExp(words));
  await page.locator("section", { hasText: words }).getByRole("link", { name: /Say what we did/ }).click();
  await page.waitForURL(/worries\/[0-9a-f-]{36}$/);
  await fillIn(page, { done: "replied", words: "Rang back the same day" }, "Save");
  assert.match(await said(page), /Rang back the same day/);
  for (const other of ["quality", "voices", "who-to-ring", "beyond"]) {
    await page.goto(`${provider}/${other}`);
    await stand(other);
  }
});

task("answer what a forum said, in their words", "key_worker", async ({ page, stand, scripts }) => {
  await page.goto("/forums");
  await stand("forums");
  await page.getByRole("link", { name: "A Million Voices" }).click();
  await page.waitForURL(/forums\/[0-9a-f-]{36}$/);
  await stand("forum");
  const waiting = page.getByRole("link", { name: /^Say what we did/ });
  const before = await waiting.count();
  await waiting.first().click();
  await page.waitForURL(/said\/[0-9a-f-]{36}$/);
  await stand("we-did");
  await fillIn(page, { kind: "done", words: `Your word is in the house style ${scripts}` }, "Save");
  assert.match(await said(page), /Your word is in the house style/);
  assert.equal(await page.getByRole("link", { name: /^Say what we did/ }).count(), before - 1);
});

task("a councillor's briefing leads to nobody", "councillor", async ({ page, stand }) => {
  await page.goto("/briefing");
  await stand("briefing");
  const links = await page.locator("main a").evaluateAll((all) => all.map((one) => one.getAttribute("href")));
  assert.ok(links.length > 3);
  assert.ok(links.every((to) => /^\/(numbers\/about|forums)/.test(to)), links.join(" "));
});

task("fostering, workforce, hard to place and beds held stand", "placement_officer", async ({ page, stand }) => {
  for (const at of ["fostering", "workforce", "who-to-ring", "homes/judgements", "searches/hard-to-place", "searches/holds"]) {
    await page.goto(`/${at}`);
    await stand(at.replace("/", "-"));
  }
  await page.goto("/homes");
  const home = await page.locator('main table a[href^="/homes/"]').first().getAttribute("href");
  await page.goto(`${home}/nights`);
  await stand("nights");
  assert.match(await said(page), /Beds, night by night/);
});

// How the service learns: something taken from elsewhere changes on purpose, and what did not work is
// kept.
import { assert, inABorough, said, send, task } from "../task.mjs";

inABorough();

task("change a part on purpose, and take no step before its time", "service_lead", async ({ page, visit, stand, scripts }) => {
  await visit("/adopting", { name: "adopting" });
  await page.getByRole("link", { name: "Mockingbird" }).click();
  await page.waitForURL(/adopting\/[0-9a-f-]{36}$/);
  await stand("adopting-one");
  const at = page.url();
  await page.getByRole("button", { name: "Add a part" }).click();
  await page.waitForURL(/part$/);
  const words = `A carer in the middle ${scripts}`;
  await page.fill('[name="words"]', words);
  await page.selectOption('[name="kind"]', "structure");
  await page.selectOption('[name="stance"]', "adapted");
  await page.fill('[name="why"]', "Two in the middle, who take turns");
  await send(page, "Save this part");
  await stand("adopting-refused");
  assert.match(await said(page), /Say who agreed/);
  assert.equal(await page.inputValue('[name="words"]'), words);
  await page.fill('[name="agreed"]', "The carers");
  await send(page, "Save this part");
  assert.match(await said(page), new RegExp(words));
  await page.goto(`${at}/step`);
  await page.selectOption('[name="step"]', "launch");
  await send(page, "Save this step");
  assert.match(await said(page), /lock how things were first/);
  await stand("adopting-step");
});

task("say how far it holds, and write down what did not work", "key_worker", async ({ page, visit, stand, scripts }) => {
  await visit("/adopting");
  await page.getByRole("link", { name: "Signs of Safety" }).click();
  await page.waitForURL(/adopting\/[0-9a-f-]{36}$/);
  await page.getByRole("button", { name: "Say how you see it" }).click();
  await page.waitForURL(/conditions$/);
  await stand("adopting-conditions");
  await page.selectOption('[name="from"]', "practitioner");
  for (const name of ["vision", "evidence", "long_haul", "leaders", "engagement", "learning"]) await page.selectOption(`[name="${name}"]`, "partly");
  await send(page, "Save how I see it");
  assert.match(await said(page), /One person has said how they see it/);
  await visit("/what-did-not-work/new", { name: "not-worked-new" });
  const tried = `A form for kindness ${scripts}`;
  await page.fill('[name="tried"]', tried);
  await page.fill('[name="hoped"]', "More of it.");
  await page.fill('[name="happened"]', "A form.");
  await page.fill('[name="because"]', "Kindness has no boxes.");
  await page.selectOption('[name="then"]', "stopped");
  await send(page, "Keep this");
  assert.match(await said(page), new RegExp(tried));
  await stand("not-worked");
});

// Someone new signs in with the code on their letter, adds a passkey, and from then on signs in
// with it alone. Against a council's own record, not the demonstration; Chromium's virtual device
// stands for the phone.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { closeBrowser, newPage } from "../browser.mjs";
import { look } from "../look.mjs";
import { folder, letter, phoneOf, serveOwn } from "../own_record.mjs";

const letters = {};
let served;

before(async () => {
  const data = folder("passkey");
  for (const name of ["ann", "bob"]) letters[name] = letter(data, name, "administrator");
  served = await serveOwn(data);
});

after(async () => {
  await closeBrowser();
  served?.stop();
});

const stand = async (page) => assert.deepEqual(await look(page), []);

// Browsers keep Secure cookies of plain http only for this machine's own names.
test("the session is kept on 127.0.0.1 as on localhost", async () => {
  const page = await newPage(`http://127.0.0.1:${served.port}`);
  await page.goto("/sign-in/code");
  await page.getByLabel("User name").fill("bob");
  await page.getByLabel("Code").fill(letters.bob);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "How you sign in" }).waitFor();
  await page.context().close();
});

test("from a letter to a passkey and back in", async () => {
  const page = await newPage(served.origin);
  const device = await phoneOf(page);
  await page.goto("/sign-in");
  await stand(page);
  await page.getByRole("link", { name: "I have a letter with a code" }).click();
  await stand(page);
  await page.getByLabel("User name").fill("ann");
  await page.getByLabel("Code").fill(letters.ann.toLowerCase());
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "How you sign in" }).waitFor();
  await stand(page);
  const cookies = await page.context().cookies();
  const session = cookies.find((cookie) => cookie.name === "__Host-homeward");
  assert.ok(session?.secure && session.httpOnly && session.sameSite === "Lax", JSON.stringify(cookies));

  await page.getByLabel("Name for this passkey").fill("Work phone");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByText("Your passkey is added").waitFor();
  await page.locator("strong", { hasText: "Work phone" }).waitFor();
  await stand(page);

  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await page.waitForURL(/sign-in$/);
  await page.goto("/account/sign-in");
  assert.match(page.url(), /\/sign-in\?next=/);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await page.getByRole("heading", { name: "How you sign in" }).waitFor();
  await page.getByText("last used on").waitFor();

  // A phone that its owner did not unlock signs no one in.
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await page.waitForURL(/sign-in$/);
  await device.locked(true);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await page.getByText("The passkey did not work").waitFor();
  await device.locked(false);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));

  // Removed, it is worth nothing.
  await page.goto("/account/sign-in");
  await page.getByRole("button", { name: "Remove Work phone" }).click();
  await page.getByText("The passkey is removed").waitFor();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await page.waitForURL(/sign-in$/);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await page.getByText("The passkey did not work").waitFor();
  const wrong = page.faults.filter((fault) => !/^422 from .*\/sign-in\/passkey/.test(fault) && !/status of 422/.test(fault));
  assert.deepEqual(wrong, []);
});

// Someone new signs in with the code on their letter, adds a passkey, and from then on signs in
// with it alone. Against a council's own record, not the demonstration; Chromium's virtual device
// stands for the phone.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { binary } from "../borough.mjs";
import { closeBrowser, newPage } from "../browser.mjs";
import { look } from "../look.mjs";

const port = 18431;
const letters = {};
let data, server;

const homeward = (...words) => execFileSync(binary, words, { encoding: "utf8" });

before(async () => {
  data = mkdtempSync(join(tmpdir(), "homeward-passkey-"));
  for (const name of ["ann", "bob"]) {
    const letter = homeward("member", "add", name, "--persona", "administrator",
      "--user-name", name, "--council", "E08000010", "--data", data);
    letters[name] = /Code:\s+(\S+)/.exec(letter)[1];
  }
  server = spawn(binary, ["serve", "--data", data, "--listen", `127.0.0.1:${port}`], {
    env: { ...process.env, RUST_LOG: "warn" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise((resolve, reject) => {
    server.stdout.on("data", (text) => String(text).includes("is open") && resolve());
    server.on("exit", (status) => reject(new Error(`homeward serve ended with ${status}`)));
  });
});

after(async () => {
  await closeBrowser();
  server?.kill();
  rmSync(data, { recursive: true, force: true });
});

/** A virtual phone that keeps passkeys and unlocks when asked. */
async function phone(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    locked: (locked) =>
      devtools.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: !locked }),
  };
}

const stand = async (page) => assert.deepEqual(await look(page), []);

// Browsers keep Secure cookies of plain http only for this machine's own names.
test("the session is kept on 127.0.0.1 as on localhost", async () => {
  const page = await newPage(`http://127.0.0.1:${port}`);
  await page.goto("/sign-in/code");
  await page.getByLabel("User name").fill("bob");
  await page.getByLabel("Code").fill(letters.bob);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "How you sign in" }).waitFor();
  await page.context().close();
});

test("from a letter to a passkey and back in", async () => {
  const page = await newPage(`http://localhost:${port}`);
  const device = await phone(page);
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

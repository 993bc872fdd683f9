// A council's own record, not the demonstration: made by commands, served, and signed in to by letter
// or with a passkey on Chromium's virtual device, which stands for the phone.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { binary } from "./borough.mjs";

const council = "E08000010";

export const homeward = (...words) => execFileSync(binary, words, { encoding: "utf8" });

/** A folder that is gone when the tests are. */
export const folder = (name) => mkdtempSync(join(tmpdir(), `homeward-${name}-`));

/** Makes a young borough's return and reads it into a record. */
export function withChildren(data, returns, children) {
  homeward("borough", "make", "--children", String(children), "--from", "2027", "--out", returns);
  homeward("import", returns, "--yes", "--council", council, "--data", data);
}

/** Adds somebody; gives the code of their letter. */
export function letter(data, name, persona) {
  const text = homeward("member", "add", name, "--persona", persona, "--user-name", name, "--council", council, "--data", data);
  return /Code:\s+(\S+)/.exec(text)[1];
}

/** A port nobody listens on now. */
function freePort() {
  return new Promise((found, failed) => {
    const free = createServer();
    free.once("error", failed);
    free.listen(0, "127.0.0.1", () => {
      const { port } = free.address();
      free.close(() => found(port));
    });
  });
}

/** Serves a record; `stop` ends it and takes its folders away. */
export async function serveOwn(data, ...others) {
  const port = await freePort();
  const server = spawn(binary, ["serve", "--data", data, "--listen", `127.0.0.1:${port}`], {
    env: { ...process.env, RUST_LOG: "warn" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise((resolve, reject) => {
    server.stdout.on("data", (text) => String(text).includes("is open") && resolve());
    server.on("exit", (status) => reject(new Error(`homeward serve ended with ${status}`)));
  });
  const stop = () => {
    server.kill();
    for (const one of [data, ...others]) rmSync(one, { recursive: true, force: true });
  };
  return { port, origin: `http://localhost:${port}`, stop };
}

/** A virtual phone behind a page: it keeps passkeys and unlocks when asked. */
export async function phoneOf(page) {
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
    locked: (locked) => devtools.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: !locked }),
  };
}

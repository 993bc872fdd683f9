// A small made-up borough, served by the real binary. Made once for a binary; each file of tasks
// gets a copy of its own, so that no task meets what another left behind.
import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, mkdirSync, renameSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");
export const binary = process.env.HOMEWARD_BINARY ?? join(target, "debug", "homeward");

const children = 40;

/** The folder of the borough as it was made; made anew when the binary is newer than it. */
function made() {
  const kept = join(target, "e2e-borough", String(Math.round(statSync(binary).mtimeMs)));
  if (!existsSync(kept)) {
    rmSync(join(target, "e2e-borough"), { recursive: true, force: true });
    const making = mkdtempSync(join(tmpdir(), "homeward-borough-"));
    execFileSync(binary, ["demo", "--only-make", "--children", String(children), "--data", making], { stdio: "inherit" });
    mkdirSync(join(target, "e2e-borough"), { recursive: true });
    cpSync(making, `${kept}.part`, { recursive: true });
    renameSync(`${kept}.part`, kept);
    rmSync(making, { recursive: true });
  }
  return kept;
}

function freePort() {
  return new Promise((found, failed) => {
    const server = createServer();
    server.once("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}

/** Serves a copy of the borough. `stop` ends it and removes the copy. */
export async function serve() {
  const data = mkdtempSync(join(tmpdir(), "homeward-e2e-"));
  cpSync(made(), data, { recursive: true });
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  let said = "";
  const server = spawn(binary, ["demo", "--data", data, "--listen", `127.0.0.1:${port}`], { stdio: ["ignore", "pipe", "pipe"] });
  for (const stream of [server.stdout, server.stderr]) stream.on("data", (text) => (said += text));
  const stop = async () => {
    if (server.exitCode === null) {
      const gone = new Promise((done) => server.once("exit", done));
      server.kill("SIGKILL");
      await gone;
    }
    rmSync(data, { recursive: true, force: true });
  };
  for (const began = Date.now(); ; await new Promise((wait) => setTimeout(wait, 50))) {
    try {
      if ((await fetch(`${origin}/sign-in`)).ok) return { origin, stop, data, said: () => said };
    } catch {
      // Not listening yet.
    }
    if (server.exitCode !== null || Date.now() - began > 30_000) {
      await stop();
      throw new Error(`the server did not start: ${said}`);
    }
  }
}

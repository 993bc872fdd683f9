// Builds assets/dist: one stylesheet, one script, the icon. Names carry a hash of their content,
// so browsers may keep them for ever; each file is also stored compressed, so the server never
// compresses while serving. Run by ./run and ./test: `npm ci && npm run build`.
import { createHash } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import * as esbuild from "esbuild";
import * as sass from "sass";

const here = import.meta.dirname;
const dist = join(here, "dist");
const making = join(here, `.dist-${process.pid}`);

const styles = sass.compile(join(here, "styles/homeward.scss"), {
  style: "compressed",
  loadPaths: [join(here, "node_modules")],
  logger: { warn: (message) => { throw new Error(`sass: ${message}`); } },
});

const script = await esbuild.build({
  entryPoints: [join(here, "scripts/homeward.js")],
  bundle: true,
  minify: true,
  write: false,
  format: "esm",
  target: ["es2020"],
  legalComments: "none",
});

const files = {
  "homeward.css": Buffer.from(styles.css),
  "homeward.js": Buffer.from(script.outputFiles[0].contents),
  "favicon.svg": await readFile(join(here, "images/favicon.svg")),
};

await mkdir(making, { recursive: true });
const manifest = {};
for (const [name, content] of Object.entries(files)) {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 12);
  const end = extname(name);
  const hashed = `${basename(name, end)}-${hash}${end}`;
  manifest[name] = hashed;
  const brotli = brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  await writeFile(join(making, hashed), content);
  await writeFile(join(making, `${hashed}.br`), brotli);
  await writeFile(join(making, `${hashed}.gz`), gzipSync(content, { level: 9 }));
  console.log(`${hashed}: ${content.length} bytes, ${brotli.length} as sent (brotli)`);
}
await writeFile(join(making, "manifest.json"), JSON.stringify(manifest, null, 2) + "\n");

// The finished folder takes the old one's place at once: a build that fails half way leaves
// the last good one standing.
await rm(dist, { recursive: true, force: true });
await rename(making, dist);

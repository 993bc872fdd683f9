// Debian's Chromium, and pages in it that note everything that goes wrong on them.
import { chromium } from "playwright-core";

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

let running;

/** The browser, started once for each file of tasks. */
export async function browser() {
  running ??= await chromium.launch({
    executablePath: process.env.HOMEWARD_CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    args: flags,
  });
  return running;
}

export async function closeBrowser() {
  await running?.close();
  running = undefined;
}

/**
 * A page of its own (no cookies shared) at one origin. `faults` gathers what no page may do: errors
 * in the console, exceptions, requests to another origin, assets that do not arrive.
 */
export async function newPage(origin, { scripts = true, width = 1280 } = {}) {
  const context = await (await browser()).newContext({
    baseURL: origin,
    viewport: { width, height: 800 },
    locale: "en-GB",
    timezoneId: "Europe/London",
  });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const faults = [];
  page.on("console", (message) => {
    // A page that answers 404 or 422 on purpose is reported by the browser as a failed resource.
    const answer = message.text().startsWith("Failed to load resource") && message.location().url === page.url();
    if (message.type() === "error" && !answer) faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`exception: ${error.message}`));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith("data:") && !url.startsWith("about:") && new URL(url).origin !== new URL(origin).origin) {
      faults.push(`request to another origin: ${url}`);
    }
  });
  page.on("response", (response) => {
    const isPage = response.request().isNavigationRequest();
    if (response.status() >= (isPage ? 500 : 400)) faults.push(`${response.status()} from ${response.url()}`);
  });
  page.faults = faults;
  // Not the context's own javaScriptEnabled: that stops timers for good, and the accessibility check
  // needs them once the page stands.
  const devtools = await context.newCDPSession(page);
  page.allowScripts = (allowed) => devtools.send("Emulation.setScriptExecutionDisabled", { value: !allowed });
  page.scripts = scripts;
  if (!scripts) await page.allowScripts(false);
  return page;
}

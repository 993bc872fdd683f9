// What every page must pass, at the width of a phone and of a desk: WCAG 2.2 AA as axe sees it, no
// sideways scroll, one h1, a title, a language, nothing in the console, nothing from elsewhere.
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const shots = fileURLToPath(new URL("shots/", import.meta.url));
mkdirSync(shots, { recursive: true });

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const widths = [320, 1280];

// What GOV.UK Frontend's own scripts write and its keepers accept: a radio that opens a part of the
// form says so with aria-expanded, and the accordion and file upload put hidden words into the names
// of their buttons.
const accepted = {
  "aria-allowed-attr": ".govuk-radios__input[aria-expanded], .govuk-checkboxes__input[aria-expanded]",
  "label-content-name-mismatch": ".govuk-accordion__section-button, .govuk-file-upload-button",
};

/** Everything wrong with the page as it stands, as sentences; a screenshot for each width. */
export async function look(page, name) {
  const found = [];
  const before = page.viewportSize();
  // Scripts that were off while the page loaded do not run when they are allowed afterwards, so the
  // checks can run on the page just as a person without scripts has it.
  if (!page.scripts) await page.allowScripts(true);
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    found.push(...(await sideways(page)).map((what) => `at ${width} px: ${what}`));
    found.push(...(await axe(page)).map((what) => `at ${width} px: ${what}`));
    if (name) await page.screenshot({ path: `${shots}${name}-${width}.png`, fullPage: true });
  }
  await page.setViewportSize(before);
  found.push(...(await outline(page)), ...page.faults.splice(0));
  if (!page.scripts) await page.allowScripts(false);
  return [...new Set(found)];
}

/** Elements that make the page scroll sideways, by the part that sticks out. */
async function sideways(page) {
  return page.evaluate(() => {
    const limit = document.documentElement.clientWidth;
    if (document.scrollingElement.scrollWidth <= limit) return [];
    const out = [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > limit + 1);
    const names = out.slice(0, 3).map((e) => `<${e.tagName.toLowerCase()} class="${e.getAttribute("class") ?? ""}">`);
    return [`scrolls sideways to ${document.scrollingElement.scrollWidth} px: ${names.join(", ") || "unknown element"}`];
  });
}

async function axe(page) {
  await page.evaluate(axeSource);
  const violations = await page.evaluate(
    async ([tags, accepted]) => {
      const { violations } = await axe.run(document, { runOnly: tags, resultTypes: ["violations"], elementRef: true });
      return violations.map(({ id, help, nodes }) => ({
        id,
        help,
        where: nodes.filter(({ element }) => !(accepted[id] && element?.matches(accepted[id]))).map((node) => node.target.join(" ")),
      }));
    },
    [rules, accepted],
  );
  return violations
    .filter(({ where }) => where.length)
    .map(({ id, help, where }) => `axe ${id}: ${help} (${where.length}): ${where.slice(0, 3).join("; ")}`);
}

async function outline(page) {
  return page.evaluate(() => {
    const found = [];
    const headings = document.querySelectorAll("h1").length;
    if (headings !== 1) found.push(`${headings} h1 headings, not one`);
    if (!document.title.trim()) found.push("no title");
    if (!document.documentElement.lang) found.push("no language");
    const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
    const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
    if (twice.length) found.push(`ids used twice: ${[...new Set(twice)].join(", ")}`);
    return found;
  });
}

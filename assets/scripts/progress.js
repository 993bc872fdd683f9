// Follows long work without the page's flicker: takes the same page again and puts its progress
// in place, until there is none to follow.

const EVERY = 1000;
const MOST = 15000;

export function followProgress(element) {
  const address = element.dataset.progress || location.href;
  let shown = element;
  let wait = EVERY;

  async function look() {
    try {
      const reply = await fetch(address, { headers: { accept: "text/html" } });
      const page = new DOMParser().parseFromString(await reply.text(), "text/html");
      const next = page.querySelector("[data-progress]");
      if (!reply.ok) throw new Error("not now");
      if (!next || reply.redirected) {
        location.assign(reply.url);
        return;
      }
      const arrived = document.importNode(next, true);
      // Only what changed is read out.
      const [before, after] = [shown, arrived].map((node) => node.querySelector("[role=status]"));
      if (before && after && before.textContent === after.textContent) after.replaceWith(before);
      shown.replaceWith(arrived);
      shown = arrived;
      wait = EVERY;
    } catch {
      wait = Math.min(wait * 2, MOST);
    }
    setTimeout(look, wait);
  }

  setTimeout(look, wait);
}

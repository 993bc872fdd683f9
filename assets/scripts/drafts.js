// Keeps what is being typed on the server, field by field, a second after the last key and at
// once when the page is left: at most five seconds of typing are ever lost.
//
// <form data-drafts="NAME"> posts each field to /drafts/NAME/FIELD. Fields that begin with "_"
// are the form's own; files, passwords and fields marked data-no-draft are not kept.

const PAUSE = 1000;
const LONGEST = 4000;
const AGAIN = 5000;

export function keepDrafts(form) {
  const name = form.dataset.drafts;
  const waiting = new Set();
  let timer = 0;
  let since = 0;
  let sending = false;
  let left = false;

  const said = document.createElement("p");
  said.className = "hw-draft";
  said.setAttribute("role", "status");
  form.append(said);
  const say = (words) => {
    if (said.textContent !== words) said.textContent = words;
  };

  const kept = (field) =>
    field.name && !field.name.startsWith("_") && !["file", "password", "hidden", "submit", "button"].includes(field.type)
    && !("noDraft" in field.dataset);

  // Every box that is ticked; one empty value when none is, so that it is known to be none.
  const values = (fieldName) => {
    const fields = [...form.elements].filter((one) => one.name === fieldName);
    const chosen = fields.filter((one) => !["checkbox", "radio"].includes(one.type) || one.checked);
    return chosen.length > 0 ? chosen.map((one) => one.value ?? "") : [""];
  };

  const post = (fieldName, leaving) =>
    fetch(`/drafts/${encodeURIComponent(name)}/${encodeURIComponent(fieldName)}`, {
      method: "POST",
      body: new URLSearchParams(values(fieldName).map((one) => ["value", one])),
      redirect: "manual",
      keepalive: leaving,
    });

  async function send(leaving = false) {
    clearTimeout(timer);
    if ((sending && !leaving) || left || waiting.size === 0) return;
    sending = true;
    const batch = [...waiting];
    waiting.clear();
    since = 0;
    try {
      const replies = await Promise.all(batch.map((fieldName) => post(fieldName, leaving)));
      if (replies.some((reply) => reply.type === "opaqueredirect" || reply.status === 401)) {
        say("You have been signed out. Sign in again in another tab, then carry on here.");
        throw new Error("signed out");
      }
      if (replies.some((reply) => reply.status === 422)) {
        say("This is too long to keep as a draft. Save it, or make it shorter.");
      } else if (!replies.every((reply) => reply.ok)) {
        throw new Error("not kept");
      } else {
        say("Your draft is kept.");
      }
    } catch (error) {
      batch.forEach((fieldName) => waiting.add(fieldName));
      if (error.message !== "signed out") say("Your draft is not kept at the moment. Trying again.");
      timer = setTimeout(send, AGAIN);
    } finally {
      sending = false;
      if (waiting.size > 0 && since > 0) later();
    }
  }

  function later() {
    clearTimeout(timer);
    const now = Date.now();
    since = since || now;
    timer = setTimeout(send, Math.max(0, Math.min(PAUSE, since + LONGEST - now)));
  }

  form.addEventListener("input", ({ target }) => {
    if (!kept(target)) return;
    waiting.add(target.name);
    later();
  });
  // Saving forgets the drafts: none may arrive after it.
  form.addEventListener("submit", () => {
    left = true;
    clearTimeout(timer);
  });
  addEventListener("pageshow", () => { left = false; });
  addEventListener("pagehide", () => send(true));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") send(true);
  });
  addEventListener("online", () => send());
}

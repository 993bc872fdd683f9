// What is written while there is no connection. It is sealed to the council's public key at once, so
// that not even this device can read it again, kept in IndexedDB, and sent once when there is a
// connection. Without this script the form is posted as it is.
//
// <div data-outbox data-outbox-key="…" data-outbox-member="…"> inside a form says that it may wait.

const STORE = "homeward-outbox";
const PATIENCE = 10000;
const AGAIN = 15000;

const text = (bytes) => {
  let made = "";
  new Uint8Array(bytes).forEach((byte) => (made += String.fromCharCode(byte)));
  return btoa(made);
};
const bytes = (encoded) => Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));

// --- where sealed notes wait --------------------------------------------------------------------

const open = () =>
  new Promise((done, failed) => {
    const asked = indexedDB.open(STORE, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("notes", { keyPath: "id" });
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });

const within = async (mode, work) => {
  const store = await open();
  try {
    return await new Promise((done, failed) => {
      const all = store.transaction("notes", mode, { durability: "strict" });
      const asked = work(all.objectStore("notes"));
      all.oncomplete = () => done(asked.result);
      all.onabort = all.onerror = () => failed(all.error);
    });
  } finally {
    store.close();
  }
};

const waiting = async () => {
  const known = indexedDB.databases ? await indexedDB.databases() : [{ name: STORE }];
  if (!known.some(({ name }) => name === STORE)) return [];
  return within("readonly", (notes) => notes.getAll());
};

// --- sealing ------------------------------------------------------------------------------------

async function seal(body, path, { outboxKey, outboxMember }) {
  const id = crypto.randomUUID();
  const to = bytes(outboxKey);
  const curve = { name: "ECDH", namedCurve: "P-256" };
  const theirs = await crypto.subtle.importKey("raw", to, curve, false, []);
  const made = await crypto.subtle.generateKey(curve, false, ["deriveBits"]);
  const madeWith = new Uint8Array(await crypto.subtle.exportKey("raw", made.publicKey));
  const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: theirs }, made.privateKey, 256);
  const grown = await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
  const encoder = new TextEncoder();
  const key = await crypto.subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt: new Uint8Array([...madeWith, ...to]), info: encoder.encode("homeward outbox 1") },
    grown,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt"],
  );
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const bound = encoder.encode(`${id}\n${outboxMember}\n${path}`);
  const note = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce, additionalData: bound }, key, encoder.encode(body));
  const sealed = { id, path, member: outboxMember, made_with: text(madeWith), nonce: text(nonce), note: text(note) };
  await within("readwrite", (notes) => notes.put(sealed));
}

// --- saying what waits --------------------------------------------------------------------------

let said;
function say(text, link) {
  if (!text && !said) return;
  if (!said) {
    said = document.createElement("div");
    said.className = "hw-outbox";
    said.setAttribute("role", "status");
    document.querySelector("main")?.prepend(said);
  }
  said.hidden = !text;
  said.textContent = text;
  if (link) {
    const a = document.createElement("a");
    a.href = link;
    a.className = "govuk-link";
    a.textContent = words("open");
    said.append(" ", a);
  }
}

// In English, unless the page says it in another language: <div id="outbox-words" data-one="…">.
const ENGLISH = {
  one: "1 note waits to be sent.",
  some: "{count} notes wait to be sent.",
  sealed: "They are sealed: nobody can read them on this device. They are sent when there is a connection.",
  sign_in: "They are sealed on this device. Sign in and they are sent.",
  other: "They are for somebody else and sealed, and are sent when that person signs in.",
  stuck: "They could not be saved. They stay sealed on this device. Tell whoever looks after Homeward.",
  right: "Something in a note has to be put right before it is saved. What you typed is in the form.",
  open: "Open it",
  sent: "The note that waited is sent and saved.",
  sent_some: "The {count} notes that waited are sent and saved.",
};
const words = (name, count) => {
  const given = document.getElementById("outbox-words")?.getAttribute(`data-${name}`);
  return (given ?? ENGLISH[name]).replace("{count}", count);
};
const some = (count) => words(count === 1 ? "one" : "some", count);

// --- sending ------------------------------------------------------------------------------------

const post = async (path, fields) => {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  try {
    return await fetch(path, { method: "POST", body: new URLSearchParams(fields), redirect: "manual", signal: stop.signal });
  } finally {
    clearTimeout(timer);
  }
};

let sending = false;
let timer = 0;

async function send() {
  if (sending) return;
  sending = true;
  clearTimeout(timer);
  try {
    const once = (work) => (navigator.locks ? navigator.locks.request(STORE, work) : work());
    await once(deliver);
  } finally {
    sending = false;
  }
}

async function deliver() {
  let notes = await waiting();
  if (notes.length === 0) return;
  let delivered = 0;
  let putRight;
  for (const note of notes) {
    let reply;
    try {
      reply = await post("/outbox", note);
    } catch {
      say(`${some(notes.length - delivered)} ${words("sealed")}`);
      timer = setTimeout(send, AGAIN);
      return;
    }
    if (reply.type === "opaqueredirect" || reply.status === 401) {
      say(`${some(notes.length - delivered)} ${words("sign_in")}`);
      return;
    }
    const { state, to } = reply.ok ? await reply.json() : {};
    if (state === "somebody_else") {
      say(`${some(notes.length - delivered)} ${words("other")}`);
      continue;
    }
    if (state === "saved" || state === "put_right") {
      await within("readwrite", (kept) => kept.delete(note.id));
      delivered += 1;
      if (state === "put_right") putRight = to;
      continue;
    }
    say(`${some(notes.length - delivered)} ${words("stuck")}`);
    timer = setTimeout(send, AGAIN * 4);
    return;
  }
  if (putRight) say(words("right"), putRight);
  else if (delivered > 0) say(words(delivered === 1 ? "sent" : "sent_some", delivered));
}

// --- the form -----------------------------------------------------------------------------------

function mayWait(part) {
  const form = part.closest("form");
  const path = location.pathname;
  let by;
  form.addEventListener("click", ({ target }) => (by = target.closest("button") ?? by));
  form.addEventListener("submit", async (event) => {
    if (form.dataset.direct) return;
    event.preventDefault();
    const by_now = event.submitter ?? by;
    const fields = new URLSearchParams(new FormData(form));
    if (by_now?.name) fields.set(by_now.name, by_now.value);
    // Each note has a key of its own: the page may be filled in again before it is drawn again.
    // The end of the page's own key stays: it says which council drew the page.
    fields.set("_key", crypto.randomUUID().slice(0, 24) + (fields.get("_key") ?? "").slice(24));
    const missing = [...form.querySelectorAll("[data-outbox-needs]")].find((one) => {
      const name = one.dataset.outboxNeeds;
      return !(fields.get(name) ?? "").trim();
    });
    try {
      if (navigator.onLine === false) throw new Error("no connection");
      const reply = await post(path, fields);
      if (reply.type === "opaqueredirect") {
        location.assign(part.dataset.outboxNext);
        return;
      }
      // Something is to be put right, or somebody must sign in: the page says so itself.
      form.dataset.direct = "yes";
      if (by_now) form.requestSubmit(by_now);
      else form.requestSubmit();
    } catch {
      if (missing) {
        say(missing.dataset.outboxSays);
        document.getElementById(missing.dataset.outboxNeeds)?.focus();
        return;
      }
      await seal(fields.toString(), path, part.dataset);
      form.reset();
      const all = await waiting();
      say(`${some(all.length)} ${words("sealed")}`);
      said.scrollIntoView({ block: "nearest" });
      timer = setTimeout(send, AGAIN);
    }
  });
}

export function outbox() {
  if (!globalThis.indexedDB || !globalThis.crypto?.subtle) return;
  document.querySelectorAll("[data-outbox]").forEach(mayWait);
  addEventListener("online", send);
  send();
}

// Signing in with a passkey, and adding one. Without scripts the other ways of signing in remain.

const bytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

const post = async (path, fields = {}) => {
  const answer = await fetch(path, {
    method: "POST",
    body: new URLSearchParams(fields),
    headers: { Accept: "application/json" },
    redirect: "error",
  });
  if (!answer.ok) throw new Error("refused");
  return answer.json();
};

const described = (list) => (list ?? []).map((one) => ({ ...one, id: bytes(one.id) }));

const signIn = async (next) => {
  const { publicKey } = await post("/sign-in/passkey/ask");
  const shown = await navigator.credentials.get({
    publicKey: {
      ...publicKey,
      challenge: bytes(publicKey.challenge),
      allowCredentials: described(publicKey.allowCredentials),
    },
  });
  const { response } = shown;
  const answer = {
    id: shown.id,
    rawId: text(shown.rawId),
    type: shown.type,
    extensions: {},
    response: {
      authenticatorData: text(response.authenticatorData),
      clientDataJSON: text(response.clientDataJSON),
      signature: text(response.signature),
      userHandle: response.userHandle ? text(response.userHandle) : null,
    },
  };
  const query = new URLSearchParams({ next });
  return post(`/sign-in/passkey?${query}`, { answer: JSON.stringify(answer) });
};

const add = async (label) => {
  const { publicKey } = await post("/account/passkeys/ask");
  const made = await navigator.credentials.create({
    publicKey: {
      ...publicKey,
      challenge: bytes(publicKey.challenge),
      user: { ...publicKey.user, id: bytes(publicKey.user.id) },
      excludeCredentials: described(publicKey.excludeCredentials),
    },
  });
  const answer = {
    id: made.id,
    rawId: text(made.rawId),
    type: made.type,
    extensions: {},
    response: {
      attestationObject: text(made.response.attestationObject),
      clientDataJSON: text(made.response.clientDataJSON),
    },
  };
  return post("/account/passkeys", { label, answer: JSON.stringify(answer) });
};

// Shows a part of the page that needs a device with passkeys, and runs its button.
const offer = (part, run) => {
  if (!part || !window.PublicKeyCredential) return;
  const button = part.querySelector("button");
  const problem = part.querySelector("[data-passkey-problem]");
  part.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    problem.hidden = true;
    try {
      const { to } = await run();
      window.location.assign(to);
    } catch {
      problem.textContent = "The passkey did not work. Try again, or use another way.";
      problem.hidden = false;
      button.disabled = false;
    }
  });
};

export const passkeys = () => {
  const page = document.querySelector("[data-passkey-sign-in]");
  offer(page, () => signIn(page.dataset.passkeySignIn || "/"));
  const own = document.querySelector("[data-passkey-add]");
  offer(own, () => add(own.querySelector("input").value || "Passkey"));
};

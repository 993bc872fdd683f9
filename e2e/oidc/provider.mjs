// A real OpenID Connect provider for the tests (npm oidc-provider, certified by the OpenID
// Foundation). Anyone may sign in as anyone: whatever is typed as the account is the subject.
//
//   PORT        where it listens (default 9099)
//   REDIRECTS   where Homeward takes the answer, separated by commas
//   SECRET      the client's secret (default "only for tests")
//
// Prints one line, "ready ISSUER", once it answers.
import { createServer } from "node:http";
import { parse } from "node:querystring";
import { Provider } from "oidc-provider";

const port = Number(process.env.PORT ?? 9099);
const issuer = `http://localhost:${port}`;
const redirects = (process.env.REDIRECTS ?? "http://localhost:8080/sign-in/back").split(",");

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: "homeward",
      client_secret: process.env.SECRET ?? "only for tests",
      redirect_uris: redirects,
      response_types: ["code"],
      grant_types: ["authorization_code"],
    },
  ],
  pkce: { required: () => true },
  scopes: ["openid", "profile", "email"],
  claims: { openid: ["sub"], profile: ["name"], email: ["email", "email_verified"] },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({ sub: id, name: id, email: `${id}@example.gov.uk`, email_verified: true }),
  }),
  // The council's own system is trusted by the council: nothing to agree to.
  loadExistingGrant: async (ctx) => {
    const grant = new ctx.oidc.provider.Grant({
      clientId: ctx.oidc.client.clientId,
      accountId: ctx.oidc.session.accountId,
    });
    grant.addOIDCScope("openid profile email");
    await grant.save();
    return grant;
  },
  cookies: { keys: ["only for tests"] },
  ttl: { AccessToken: 300, AuthorizationCode: 60, IdToken: 300, Interaction: 600, Session: 600, Grant: 600 },
});

const answer = provider.callback();
const form = (uid) => `<!doctype html><html lang="en"><title>Test identity provider</title>
<h1>Test identity provider</h1>
<form method="post" action="/interaction/${uid}">
<label>Account <input name="account" id="account" autocomplete="off"></label>
<button>Continue</button> <button name="refuse" value="1">Refuse</button></form>`;

const body = async (request) => {
  const parts = [];
  for await (const part of request) parts.push(part);
  return parse(Buffer.concat(parts).toString());
};

createServer(async (request, response) => {
  const match = /^\/interaction\/([\w-]+)$/.exec(new URL(request.url, issuer).pathname);
  if (!match) return answer(request, response);
  try {
    if (request.method === "GET") {
      await provider.interactionDetails(request, response);
      response.setHeader("content-type", "text/html; charset=utf-8");
      return response.end(form(match[1]));
    }
    const fields = await body(request);
    const result = fields.refuse
      ? { error: "access_denied", error_description: "refused by the person" }
      : { login: { accountId: String(fields.account) } };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  } catch (error) {
    response.statusCode = 400;
    response.end(String(error.message));
  }
}).listen(port, "127.0.0.1", () => console.log(`ready ${issuer}`));

// Everything here is a convenience: each page works without it.
import { createAll } from "govuk-frontend";
import { Accordion } from "govuk-frontend/dist/govuk/components/accordion/accordion.mjs";
import { Button } from "govuk-frontend/dist/govuk/components/button/button.mjs";
import { CharacterCount } from "govuk-frontend/dist/govuk/components/character-count/character-count.mjs";
import { Checkboxes } from "govuk-frontend/dist/govuk/components/checkboxes/checkboxes.mjs";
import { ErrorSummary } from "govuk-frontend/dist/govuk/components/error-summary/error-summary.mjs";
import { ExitThisPage } from "govuk-frontend/dist/govuk/components/exit-this-page/exit-this-page.mjs";
import { NotificationBanner } from "govuk-frontend/dist/govuk/components/notification-banner/notification-banner.mjs";
import { PasswordInput } from "govuk-frontend/dist/govuk/components/password-input/password-input.mjs";
import { ServiceNavigation } from "govuk-frontend/dist/govuk/components/service-navigation/service-navigation.mjs";
import { SkipLink } from "govuk-frontend/dist/govuk/components/skip-link/skip-link.mjs";
import { Tabs } from "govuk-frontend/dist/govuk/components/tabs/tabs.mjs";
import { keepDrafts } from "./drafts.js";
import { passkeys } from "./passkeys.js";
import { outbox } from "./outbox.js";
import { followProgress } from "./progress.js";
import { readAloud } from "./read_aloud.js";
import { suggest } from "./suggestions.js";

// The package's own button says "heading, summary, Show this section" to those who listen and
// other words to those who look and speak; its content alone says the same to both.
class NamedByContent extends Accordion {
  setExpanded(expanded, section) {
    super.setExpanded(expanded, section);
    section.querySelector(".govuk-accordion__section-button")?.removeAttribute("aria-label");
  }
}

document.body.classList.add("js-enabled", "govuk-frontend-supported");

// Radios are not here: what an answer reveals is shown by the stylesheet alone. Neither is file
// upload: the browser's own control takes dropped files too.
[
  NamedByContent, Button, CharacterCount, Checkboxes, ErrorSummary, ExitThisPage,
  NotificationBanner, PasswordInput, ServiceNavigation, SkipLink, Tabs,
].forEach((component) => createAll(component));

document.querySelectorAll("form[data-drafts]").forEach(keepDrafts);
document.querySelectorAll("[data-progress]").forEach(followProgress);
document.querySelectorAll("input[data-suggest]").forEach(suggest);
passkeys();
readAloud();
outbox();

// Forms that write something: characters left, the end that a lifetime means, drafts, one submission.
import { now } from "./clock.js";
import { end } from "./times.js";
import { counted, say, text } from "./words.js";

const MONTH = 30 * 24 * 3600 * 1000;
const DRAFT = "draft ";
const LENGTHS = { hour: 3600_000, day: 24 * 3600_000 };

/** What was typed since a form was sent. */
let rest = "";

/** Tells how many characters are left, counted as the server does: by code points. */
function countDown(field) {
  const hint = field.form.querySelector(".hint");
  const left = Number(field.dataset.most) - Array.from(field.value).length;
  hint.textContent = left < 0 ? counted("script.too-many", -left) : counted("script.left", left);
  hint.classList.toggle("over", left < 0);
}

/** Tells when a post with the chosen lifetime is gone. */
function tellEnd(form) {
  const output = form.querySelector("[data-end]");
  const [count, unit] = (form.elements.ttl?.value ?? "").split("-");
  const length = LENGTHS[unit?.replace(/s$/, "")];
  if (output && length) {
    output.textContent = text("script.gone", { time: end(now() + count * length) });
  }
}

function describe(form) {
  if (form.elements.message.value) {
    countDown(form.elements.message);
  }
  tellEnd(form);
}

/** The key of a form's draft: one for each person and place, so that nobody else at this browser sees it. */
const place = form => `${DRAFT}${document.body.dataset.viewer} ${new URL(form.action).pathname}`;

const draft = form => JSON.parse(localStorage.getItem(place(form)));

/** Keeps the draft of a place: that of the tab which was last written in or left. Other tabs stay as they are. */
function keep(form) {
  const { message, ttl } = form.elements;
  if (form.toggleAttribute("data-written", message.value !== "")) {
    localStorage.setItem(place(form), JSON.stringify({ text: message.value, ttl: ttl?.value, at: Date.now() }));
  } else {
    localStorage.removeItem(place(form));
  }
}

/** Shows the draft of a form's place; a refused form comes back with what was sent. */
function restore(form) {
  const { message, ttl } = form.elements;
  const kept = draft(form);
  if (kept?.text.startsWith(message.value)) {
    message.value = kept.text;
    if (ttl && kept.ttl) {
      ttl.value = kept.ttl;
    }
  }
  describe(form);
}

/**
 * Empties a form without a draft and gives it a new key. Where Back shows one with words, these have arrived, and they can
 * be written again.
 */
function renew(form) {
  if (!draft(form) && !("written" in form.dataset)) {
    form.elements.message.value = "";
    form.elements.idempotency_key.value = crypto.getRandomValues(new Uint32Array(4)).join("-");
  }
}

const composers = () => document.querySelectorAll("form.composer");

for (const key of Object.keys(localStorage).filter(one => one.startsWith(DRAFT))) {
  if (JSON.parse(localStorage.getItem(key)).at < Date.now() - MONTH) {
    localStorage.removeItem(key);
  }
}
composers().forEach(restore);
setInterval(() => composers().forEach(tellEnd), 15_000);

document.addEventListener("input", ({ target }) => {
  if (target.matches("[data-most]")) {
    countDown(target);
  }
  const form = target.closest("form.composer");
  if (form) {
    tellEnd(form);
    keep(form);
  }
});
document.addEventListener("keydown", event => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.target.closest("form.composer")?.requestSubmit();
  }
});
document.addEventListener("htmx:beforeSwap", ({ detail: { requestConfig: { elt, parameters }, xhr } }) => {
  if (!elt.matches("form.composer")) {
    return;
  }
  const sent = parameters.message;
  rest = elt.elements.message.value;
  if (xhr.status < 300) {
    rest = rest.startsWith(sent) ? rest.slice(sent.length) : rest;
    if (draft(elt)?.text.startsWith(sent)) { // else it is that of another tab
      localStorage.removeItem(place(elt));
    }
  }
});
document.addEventListener("htmx:load", ({ detail: { elt } }) => {
  if (!elt.matches("form.composer")) {
    return;
  }
  const { message, ttl } = elt.elements;
  if (message.autofocus) { // opened, not sent
    restore(elt);
    return;
  }
  message.value = rest;
  if (rest) {
    keep(elt);
  }
  describe(elt);
  if (!elt.querySelector(".mistake")) {
    say(text(ttl ? "script.posted" : "script.sent"));
    if (!ttl) {
      message.focus();
    } else if (!rest) {
      elt.closest("dialog")?.close();
    }
  }
});

/** A form that leads to another page is sent once, however often its button is pressed. */
document.addEventListener("submit", event => {
  const { method, dataset } = event.target;
  if (method === "post" && !event.defaultPrevented) {
    if (dataset.sent) {
      event.preventDefault();
    }
    dataset.sent = "true";
  }
});
window.addEventListener("pagehide", () => document.querySelectorAll("form.composer[data-written]").forEach(keep));
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-sent]").forEach(form => delete form.dataset.sent);
  composers().forEach(renew);
});

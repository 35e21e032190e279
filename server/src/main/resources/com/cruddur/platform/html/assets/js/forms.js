// Forms that write something: characters left, the end that a lifetime means, drafts, one submission.
import { now } from "./clock.js";
import { end } from "./times.js";
import { counted, say, text } from "./words.js";

const MONTH = 30 * 24 * 3600 * 1000;
const DRAFT = "draft ";
const SENT = "sent form";
const LENGTHS = { hour: 3600_000, day: 24 * 3600_000 };

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

/** The key of a form's draft: one for each person and place, so that nobody else at this browser sees it. */
const place = form => `${DRAFT}${document.body.dataset.viewer} ${new URL(form.action).pathname}`;

function keep(form) {
  const written = form.elements.message.value;
  if (written) {
    localStorage.setItem(place(form), JSON.stringify({ text: written, ttl: form.elements.ttl?.value, at: Date.now() }));
  } else {
    localStorage.removeItem(place(form));
  }
}

function restore(form) {
  const draft = JSON.parse(localStorage.getItem(place(form)));
  if (draft?.text.startsWith(form.elements.message.value)) { // a refused form comes back with what was sent
    form.elements.message.value = draft.text;
    if (form.elements.ttl && draft.ttl) {
      form.elements.ttl.value = draft.ttl;
    }
  }
}

/**
 * Empties a form without a draft and gives it a new key. Where Back shows one with words, these have arrived, and they can
 * be written again.
 */
function renew(form) {
  if (!localStorage.getItem(place(form))) {
    form.elements.message.value = "";
    form.elements.idempotency_key.value = crypto.getRandomValues(new Uint32Array(4)).join("-");
  }
}

/** Forgets the draft of a form that was sent without htmx once the next page shows that it arrived, and old ones. */
function forgetSent() {
  if (/[?&](posted|replied|sent)=/.test(location.search)) {
    localStorage.removeItem(sessionStorage.getItem(SENT));
  }
  sessionStorage.removeItem(SENT);
  for (const key of Object.keys(localStorage).filter(one => one.startsWith(DRAFT))) {
    if (JSON.parse(localStorage.getItem(key)).at < Date.now() - MONTH) {
      localStorage.removeItem(key);
    }
  }
}

function prepare(form) {
  restore(form);
  if (form.elements.message.value) {
    countDown(form.elements.message);
  }
  tellEnd(form);
}

/** A form is sent once, however often its button is pressed. */
function sendOnce(event) {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) {
    return;
  }
  if (form.dataset.sent) {
    event.preventDefault();
  }
  form.dataset.sent = "true";
  if (form.matches(".composer")) {
    sessionStorage.setItem(SENT, place(form));
  }
}

const composers = () => document.querySelectorAll("form.composer");

forgetSent();
composers().forEach(prepare);
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
  if (xhr.status < 300 && elt.matches("form.composer")) { // what was typed since it was sent is the next draft
    const { message } = elt.elements;
    if (message.value.startsWith(parameters.message)) {
      message.value = message.value.slice(parameters.message.length);
    }
    keep(elt);
  }
});
document.addEventListener("htmx:load", ({ detail: { elt } }) => {
  if (elt.matches("form.composer")) {
    prepare(elt);
    const { message, ttl } = elt.elements;
    if (elt.querySelector(".mistake") || message.autofocus) {
      return;
    }
    say(text(ttl ? "script.posted" : "script.sent"));
    if (!ttl) {
      message.focus();
    } else if (!message.value) {
      elt.closest("dialog")?.close();
    }
  }
});
document.addEventListener("submit", sendOnce);
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-sent]").forEach(form => delete form.dataset.sent);
  composers().forEach(renew);
});

// Buttons that work where they stand: the page changes at once, and back when the server refuses.
import { extinguish } from "./expiry.js";
import { counted, say, text } from "./words.js";

/** Writes a number and the words for it into the parts of count.jte. */
export function count(button, number) {
  const shown = button?.querySelector(".count");
  if (!shown) {
    return;
  }
  const { act, counted: key } = shown.dataset;
  shown.textContent = number > 0 ? number : "";
  const said = number > 0 || !act ? counted(key, number) : "";
  shown.nextElementSibling.textContent = [act, said].filter(Boolean).join(`${text("count.comma")} `);
}

function press(button, on) {
  button.setAttribute("aria-pressed", on);
  if (button.matches(".follow")) {
    button.firstElementChild.textContent = text(on ? "script.followed" : "script.follow");
    button.classList.toggle("quiet", on);
    const followers = document.querySelector("[data-followers]");
    if (followers && /^\d+$/.test(followers.textContent)) {
      followers.textContent = Number(followers.textContent) + (on ? 1 : -1);
    }
  } else {
    count(button, Number(button.querySelector(".count")?.textContent ?? 0) + (on ? 1 : -1));
  }
}

/** What the server or the network says to a refused request. */
function words(request) {
  try {
    return JSON.parse(request.responseText).detail ?? text("script.refused");
  } catch {
    return text(request.status ? "script.failed" : "script.offline");
  }
}

/** Turns a button that has two states, or the button of a form. */
function turn(element) {
  const button = element.matches("form.toggle") ? element.querySelector("[aria-pressed]") : element;
  if (button.matches("[aria-pressed]")) {
    press(button, button.getAttribute("aria-pressed") !== "true");
  }
}

/** Sends what a button of a post says, once at a time. All of them belong to one form, which sends it without a script. */
async function act(event) {
  const button = event.target.closest("button[form='act']");
  if (!button || !window.htmx) {
    return;
  }
  event.preventDefault();
  if (!button.dataset.busy) {
    button.dataset.busy = "true";
    const swap = button.matches("[data-deletes]") ? "none" : "outerHTML";
    await window.htmx.ajax("POST", button.getAttribute("formaction"), { source: button, target: button, swap }).catch(() => {});
    delete button.dataset.busy;
  }
}

document.addEventListener("click", act);
document.addEventListener("htmx:beforeSend", ({ detail: { elt } }) => turn(elt));

document.addEventListener("htmx:afterRequest", ({ detail: { elt, successful, xhr } }) => {
  if (successful) {
    if (elt.matches("[data-deletes]")) {
      extinguish(elt.closest(".post"));
      say(text("script.deleted"));
    }
    return;
  }
  turn(elt);
  if (xhr.status !== 422) {
    say(words(xhr));
  }
  if (xhr.status === 404 || xhr.status === 410) {
    extinguish(elt.closest(".post"));
  }
});

// Buttons that work where they stand: the page changes at once, and back when the server refuses.
import { extinguish } from "./expiry.js";
import { say } from "./words.js";

/** Writes a number and the words for it into the parts of count.jte. */
export function count(button, number) {
  const shown = button?.querySelector(".count");
  if (!shown) {
    return;
  }
  const { act, one, many } = shown.dataset;
  shown.textContent = number > 0 ? number : "";
  const counted = number > 0 || !act ? `${number} ${number === 1 ? one : many}` : "";
  shown.nextElementSibling.textContent = [act, counted].filter(Boolean).join(", ");
}

function press(button, on) {
  button.setAttribute("aria-pressed", on);
  if (button.matches(".follow")) {
    button.firstElementChild.textContent = on ? "Following" : "Follow";
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
    return JSON.parse(request.responseText).detail ?? "That was refused. Try again.";
  } catch {
    return request.status ? "That did not work. Try again." : "There is no connection just now. Try again.";
  }
}

const pressed = form => form.querySelector("[aria-pressed]");
const isOn = button => button.getAttribute("aria-pressed") === "true";

document.addEventListener("htmx:beforeSend", ({ detail: { elt } }) => {
  if (elt.matches("form.toggle")) {
    press(pressed(elt), !isOn(pressed(elt)));
  }
});

document.addEventListener("htmx:afterRequest", ({ detail: { elt, successful, xhr } }) => {
  if (successful) {
    if (elt.matches("[data-deletes]")) {
      extinguish(document.getElementById(elt.dataset.deletes));
      say("Deleted.");
    }
    return;
  }
  if (elt.matches("form.toggle")) {
    press(pressed(elt), !isOn(pressed(elt)));
  }
  if (xhr.status !== 422) {
    say(words(xhr));
  }
});

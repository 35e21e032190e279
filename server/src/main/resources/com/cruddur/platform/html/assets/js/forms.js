// Forms: the characters that are left, and one submission.
import { plural } from "./words.js";

/** Tells how many characters are left, counted as the server does: by code points. */
function countDown(field) {
  const hint = document.getElementById("message-hint");
  const most = Number(field.dataset.most);
  const tell = () => {
    const left = most - Array.from(field.value).length;
    hint.textContent = left < 0 ? `${-left} too many` : plural(left, "character left", "characters left");
    hint.classList.toggle("over", left < 0);
  };
  field.addEventListener("input", tell);
  if (field.value) {
    tell();
  }
}

/** A form is sent once, however often its button is pressed. */
function sendOnce(event) {
  if (event.target.method !== "post" || event.defaultPrevented) {
    return;
  }
  if (event.target.dataset.sent) {
    event.preventDefault();
  }
  event.target.dataset.sent = "true";
}

document.querySelectorAll("[data-most]").forEach(countDown);
document.addEventListener("submit", sendOnce);
window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(form => delete form.dataset.sent));

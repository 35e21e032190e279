// Posts and messages burn out at their instant, on whatever page they are.
import { now } from "./clock.js";
import { tell } from "./times.js";

const BURNING = 450;
const TICK = 1000;

const still = matchMedia("(prefers-reduced-motion: reduce)");
let waiting;

/** Removes a post or message with what belongs to it: the line that says who reposted it, and its replies. */
export function extinguish(element) {
  const conversations = element?.closest("#conversations");
  if (conversations) { // the conversation stays, with the message before
    element.remove();
    readAgain(conversations);
    return;
  }
  const whole = element?.closest("li") ?? element;
  if (!whole || "burning" in whole.dataset) {
    return;
  }
  whole.dataset.burning = "";
  setTimeout(() => {
    leave(whole);
    const notice = document.getElementById("time-is-over");
    if (notice && whole.classList.contains("opened")) {
      closeReply();
      whole.replaceWith(notice.content.cloneNode(true));
    } else {
      whole.remove();
    }
  }, still.matches ? 0 : BURNING);
}

/** Moves the focus from a post that goes to the next one, else to the last. */
function leave(whole) {
  if (whole.contains(document.activeElement)) {
    const others = [...document.querySelectorAll("main .post")].filter(post => !whole.contains(post));
    const next = others.find(post => whole.compareDocumentPosition(post) & Node.DOCUMENT_POSITION_FOLLOWING);
    focusOn(next ?? others.at(-1) ?? document.getElementById("main"));
  }
}

/** Reads the list of conversations again, where there is one. */
export function readAgain(conversations) {
  conversations?.dispatchEvent(new Event("again"));
}

/** Focuses an element that the Tab key passes over, and moves nothing. */
export function focusOn(element) {
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
}

/** Nobody can answer any more; a reply that was begun stays to be read and copied. */
function closeReply() {
  const form = document.getElementById("reply-form");
  const field = form?.elements.message;
  if (field?.value) {
    field.readOnly = true;
    form.querySelector(".composer-row").remove();
  } else {
    form?.remove();
  }
}

/** Updates the page, and comes back at the next second or the next end, whichever is first. */
export function tick() {
  clearTimeout(waiting);
  let next = TICK;
  for (const element of document.querySelectorAll("[data-expires]:not([data-burning])")) {
    const left = Date.parse(element.dataset.expires) - now();
    if (left <= 0) {
      extinguish(element);
    } else {
      next = Math.min(next, left + 1);
    }
  }
  document.querySelectorAll("time[data-time]").forEach(tell);
  waiting = setTimeout(tick, next);
}

tick();
document.addEventListener("visibilitychange", () => document.hidden || tick());
window.addEventListener("pageshow", event => event.persisted && tick());

// The keyboard: posts, places and actions, off by a choice, and never inside fields.
import { focusOn } from "./expiry.js";

const OFF = "keys off";
const PLACES = { h: "/", n: "/notifications", m: "/messages", b: "/bookmarks", s: "/settings" };
let going = false;

const current = () => document.activeElement.closest?.(".post");

function step(by) {
  const posts = [...document.querySelectorAll("main .post")];
  const next = posts[current() ? posts.indexOf(current()) + by : 0];
  if (next) {
    focusOn(next);
    next.scrollIntoView({ block: "nearest" });
  }
}

const pressIn = selector => current()?.querySelector(selector)?.click();

function goTo(path) {
  if (path) {
    location.assign(path);
  }
}

/** Focuses an element that is on the page and visible, else goes to the page that has one. */
function focusOr(selector, path) {
  const field = [...document.querySelectorAll(selector)].find(one => one.checkVisibility());
  field ? field.focus() : goTo(path);
}

const sheet = document.getElementById("keys");
const active = sheet.querySelector("input");
active.checked = !localStorage.getItem(OFF);
active.addEventListener("change", () =>
  active.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "true"));

/** Goes to the form for a post, and opens it above a page without one. */
async function compose() {
  const here = document.getElementById("compose-form"); // the source, too: requests of one source wait for each other
  if (here && !document.getElementById("composer")) {
    await window.htmx?.ajax("GET", "/compose", { source: here, target: here, select: "#composer", swap: "innerHTML" });
  }
  const form = document.getElementById("composer");
  form?.closest("dialog")?.showModal();
  form ? form.elements.message.focus() : goTo("/compose"); // the session has ended
}

const ACTIONS = {
  j: () => step(1),
  k: () => step(-1),
  l: () => pressIn("button.like"),
  b: () => pressIn("button.bookmark"),
  r: () => pressIn(".replies-count"),
  o: () => pressIn(".permalink"),
  n: compose,
  "/": () => focusOr("input[type=search]", "/search"),
  g: () => going = true,
  "?": () => sheet.showModal()
};

document.addEventListener("keydown", event => {
  const { code, target } = event;
  const key = /^[!-~]$/.test(event.key) ? event.key : code.replace(/^Key/, "").toLowerCase(); // on a keyboard of another script
  if (event.ctrlKey || event.metaKey || event.altKey || target.closest("input, textarea, select, dialog, [contenteditable]")
    || (!active.checked && key !== "?")) {
    return;
  }
  if (going) {
    going = false;
    goTo(key === "p" ? document.querySelector(".menu a[href^='/@']")?.href : PLACES[key]);
  } else if (Object.hasOwn(ACTIONS, key)) {
    event.preventDefault();
    ACTIONS[key]();
  }
});
document.addEventListener("click", event => {
  if (event.target.closest("a.crud[href='/compose']") && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    compose();
  }
});

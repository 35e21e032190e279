// The keyboard: posts, places and actions, off by a choice, and never inside fields.

const OFF = "keys off";
const PLACES = { h: "/", n: "/notifications", m: "/messages", b: "/bookmarks", s: "/settings" };
const SHEET = [
  ["j, k", "next and previous post"], ["l", "like"], ["r", "reply"], ["b", "bookmark"], ["o", "open the post"],
  ["n", "write a crud"], ["/", "search"], ["g h", "home"], ["g n", "notifications"], ["g m", "messages"],
  ["g p", "your profile"], ["g b", "bookmarks"], ["Ctrl+Enter", "send what you write"], ["?", "these keys"]
];

let going = false;

const current = () => document.activeElement.closest?.(".post");

function step(by) {
  const posts = [...document.querySelectorAll("main .post")];
  const next = posts[current() ? posts.indexOf(current()) + by : 0];
  if (next) {
    next.tabIndex = -1;
    next.focus();
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

/** Shows the sheet of keys. */
function show() {
  const sheet = document.createElement("dialog");
  sheet.className = "keys";
  sheet.setAttribute("aria-labelledby", "keys-title");
  const title = Object.assign(document.createElement("h2"), { id: "keys-title", textContent: "Keyboard" });
  const list = document.createElement("dl");
  for (const [key, act] of SHEET) {
    const [term, text] = [document.createElement("dt"), document.createElement("dd")];
    term.append(Object.assign(document.createElement("kbd"), { textContent: key }));
    text.textContent = act;
    list.append(term, text);
  }
  const label = document.createElement("label");
  const box = Object.assign(document.createElement("input"), { type: "checkbox", checked: !localStorage.getItem(OFF) });
  box.addEventListener("change", () => box.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "true"));
  label.append(box, " Single keys act");
  const close = Object.assign(document.createElement("button"), { className: "button", textContent: "Close" });
  close.addEventListener("click", () => sheet.close());
  sheet.append(title, list, label, close);
  sheet.addEventListener("close", () => sheet.remove());
  document.body.append(sheet);
  sheet.showModal();
}

const ACTIONS = {
  j: () => step(1),
  k: () => step(-1),
  l: () => pressIn("button.like"),
  b: () => pressIn("button.bookmark"),
  r: () => pressIn(".replies-count"),
  o: () => pressIn(".permalink"),
  n: () => focusOr("#composer textarea", "/compose"),
  "/": () => focusOr("input[type=search]", "/search"),
  g: () => going = true,
  "?": show
};

document.addEventListener("keydown", event => {
  const { key, target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || target.closest("input, textarea, select, dialog, [contenteditable]")
    || (localStorage.getItem(OFF) && key !== "?")) {
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
document.addEventListener("click", ({ target }) => target.matches("[data-keys]") && show());

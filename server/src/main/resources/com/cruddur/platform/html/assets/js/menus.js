// Menus, and the button that shares a post.
import { say, text } from "./words.js";

/** Shares a post by the system's own dialogue, or copies its address. */
async function share(event) {
  const link = event.target.closest("[data-share]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) {
    return;
  }
  if (navigator.share) {
    event.preventDefault();
    await navigator.share({ url: link.href }).catch(() => {});
  } else if (navigator.clipboard) {
    event.preventDefault();
    await navigator.clipboard.writeText(link.href);
    say(text("script.copied"));
  }
}

/** One menu is open at a time, and Escape or a click elsewhere closes it. */
function closeMenus(event) {
  for (const menu of document.querySelectorAll("details.more[open], details.post-menu[open]")) {
    if (event.key === "Escape") {
      menu.open = false;
      menu.querySelector("summary").focus();
    } else if (event.type === "click" && !menu.contains(event.target)) {
      menu.open = false;
    }
  }
}

/** The whole card opens the post, and the picture the person, but for what can be pressed and text being selected. */
function openCard(event) {
  const post = event.target.closest(".post:not(.opened)");
  if (!post || event.target.closest("a, button, summary, details, form") || String(getSelection())) {
    return;
  }
  const link = post.querySelector(event.target.closest(".avatar") ? ".author a" : ".permalink");
  if (link) {
    link.dispatchEvent(new MouseEvent("click", event)); // with the same keys held
  }
}

/** Below its ancestors, the opened post is what the reader came for. */
const opened = document.querySelector(".post + .opened");
if (opened && !location.hash) {
  opened.scrollIntoView();
}

document.addEventListener("click", openCard);
document.addEventListener("click", share);
document.addEventListener("click", closeMenus);
document.addEventListener("keydown", closeMenus);

document.addEventListener("click", ({ target }) => {
  if (target.matches("[data-theme-switch]")) {
    const root = document.documentElement;
    const shown = root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
    root.dataset.theme = shown === "dark" ? "light" : "dark";
    localStorage.setItem("theme", root.dataset.theme);
  }
});

// What shows a page while there is no network.
window.addEventListener("load", () => (window.requestIdleCallback ?? setTimeout)(() =>
  navigator.serviceWorker?.register(`/worker.js?${document.documentElement.lang}`).catch(() => {})));

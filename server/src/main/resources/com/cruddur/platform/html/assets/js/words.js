// Small texts, and what the page says about what somebody did.

export const plural = (count, one, many) => count === 1 ? `1 ${one}` : `${count} ${many}`;

const toast = document.getElementById("toast");
let fading;

/** Says one sentence at the edge of the screen, and to screen readers. */
export function say(words) {
  clearTimeout(fading);
  toast.textContent = words;
  fading = setTimeout(() => toast.textContent = "", 6000);
}

if (toast.textContent) { // what the form before this page did
  say(toast.textContent);
  const url = new URL(location.href);
  url.searchParams.delete("done");
  history.replaceState(history.state, "", url);
}

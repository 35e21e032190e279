// What others do, as it happens.
import { extinguish } from "./expiry.js";
import { listen } from "./stream.js";
import { plural } from "./words.js";

/** Says how many new posts there are, and takes away those that are gone. */
function follow(news) {
  const seen = new Set();
  const tell = () => {
    const link = document.createElement("a");
    link.href = location.pathname;
    link.textContent = `Show ${plural(seen.size, "new crud", "new cruds")}`;
    news.replaceChildren(...seen.size ? [link] : []);
  };
  listen(news.dataset.stream, ({ type, uuid }) => {
    if (type === "deleted" || type === "expired") {
      extinguish(document.getElementById(`activity-${uuid}`));
      if (seen.delete(uuid)) {
        tell();
      }
    } else if (type === "activity" && !document.getElementById(`activity-${uuid}`)) {
      seen.add(uuid);
      tell();
    }
  });
}

/** What is shown counts as read. */
function markRead(list) {
  const headers = { "Content-Type": "application/json" };
  fetch(list.dataset.read, { method: "POST", headers, body: "{}" }).catch(() => {});
}

document.querySelectorAll("[data-stream]").forEach(follow);
document.querySelectorAll("[data-read]").forEach(markRead);

// What others do, as it happens, without moving what is being read.
import { count } from "./buttons.js";
import { extinguish, focusOn, readAgain } from "./expiry.js";
import { listen } from "./stream.js";
import { counted, locale } from "./words.js";

const news = document.getElementById("news");
const post = uuid => document.getElementById(`activity-${uuid}`);
const unseen = new Set();

/** Says how many new posts there are; pressed, it puts them on top. */
function tellNews() {
  for (const uuid of unseen) {
    if (post(uuid)) {
      unseen.delete(uuid);
    }
  }
  const link = document.createElement("a");
  link.href = location.pathname;
  link.textContent = counted("script.news", unseen.size);
  news.replaceChildren(...unseen.size ? [link] : []);
}

async function showNews(event) {
  event.preventDefault();
  unseen.clear();
  tellNews();
  await window.htmx.ajax("GET", location.pathname, { target: "#posts", select: "#posts", swap: "outerHTML show:body:top" });
  focusOn(document.querySelector("#posts .post") ?? document.getElementById("main")); // all may have ended meanwhile
}

const key = item => item.id || item.querySelector("article")?.id;

/** Adds the items that `list` lacks, each behind the one that it follows in `fresh`, and so on in their lists. */
function merge(list, fresh) {
  const known = new Map([...list.children].map(item => [key(item), item]));
  let before = null;
  for (const item of [...fresh.children].filter(key)) {
    const here = known.get(key(item));
    if (!here) {
      before ? before.after(item) : list.prepend(item);
      window.htmx.process(item);
    } else {
      const [inner, freshInner] = [here, item].map(one => one.querySelector(":scope > ol"));
      if (inner && freshInner) {
        merge(inner, freshInner);
      } else if (freshInner) {
        here.querySelector("article").after(freshInner);
        window.htmx.process(freshInner);
      }
    }
    before = here ?? item;
  }
}

const pending = new Map();

/** Reads this page again, once for a burst of events, and adds what is new in the list `id`. */
function refresh(id, then = () => {}) {
  const list = document.getElementById(id);
  if (!list || pending.has(id)) {
    return;
  }
  pending.set(id, setTimeout(async () => {
    pending.delete(id);
    const response = await fetch(location.href, { headers: { Accept: "text/html" } });
    const fresh = new DOMParser().parseFromString(await response.text(), "text/html").getElementById(id);
    if (response.ok && fresh) {
      merge(list, fresh);
      then(list);
    }
  }, 250));
}

/** What is shown counts as read. */
async function markRead() {
  const shown = document.querySelector("[data-read]");
  if (shown) {
    await fetch(shown.dataset.read, { method: "POST", headers: { "Content-Type": "application/json" }, body: "{}" }).catch(() => {});
    tellUnread();
  }
}

function tellUnread() {
  window.htmx.ajax("GET", "/notifications/unread", { target: "#toast", swap: "none" });
}

/** Parts the messages of different days, in the reader's zone. */
function partDays(list) {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "full" });
  list.querySelectorAll(".day:not(.new)").forEach(line => line.remove());
  let last = null;
  for (const bubble of list.querySelectorAll(".bubble")) {
    const date = day.format(Date.parse(bubble.querySelector("time").dateTime));
    if (date !== last) {
      const line = document.createElement("li");
      line.className = "day";
      line.textContent = date;
      bubble.before(line);
    }
    last = date;
  }
}

const happened = {
  activity({ uuid }) {
    if (news && !post(uuid)) {
      unseen.add(uuid);
      tellNews();
    }
  },
  counters({ uuid, likes_count: likes, reposts_count: reposts, replies_count: replies }) {
    const article = post(uuid);
    if (!article) {
      return;
    }
    const numbers = { ".action.like": likes, ".action.repost": reposts, ".action.replies-count": replies };
    for (const [button, number] of Object.entries(numbers)) {
      if (!article.querySelector(button)?.closest("form.htmx-request")) {
        count(article.querySelector(button), number);
      }
    }
    if (article.closest("#thread, #thread-replies")) {
      refresh("thread-replies");
    }
  },
  notification({ kind }) {
    tellUnread();
    refresh("notifications", markRead);
    if (kind === "message") {
      refresh("messages", list => {
        partDays(list);
        markRead();
      });
      readAgain(document.getElementById("conversations"));
    }
  },
  gone({ uuid }) {
    document.querySelectorAll(`#activity-${uuid}, [data-activity="${uuid}"]`).forEach(one => extinguish(one));
    if (unseen.delete(uuid)) {
      tellNews();
    }
  },
  reset() {
    refresh("thread-replies");
    refresh("notifications");
    refresh("messages");
  }
};
happened.deleted = happened.gone;
happened.expired = happened.gone;

document.querySelectorAll("#messages").forEach(partDays);
markRead();
document.addEventListener("htmx:afterSettle", ({ target }) => {
  if (target.id === "messages") {
    partDays(target);
  }
});
news?.addEventListener("click", showNews);
if (navigation?.type === "back_forward") { // the browser kept the page as it was loaded
  refresh("feed");
  happened.reset();
}
if (document.body.dataset.viewer || document.querySelector(".post, #news")) {
  listen("/api/stream", event => happened[event.type](event));
}

// What a browser adds to pages that work without it. Nothing here is needed to read or to write.
"use strict";

const plural = (count, one, many) => count === 1 ? `1 ${one}` : `${count} ${many}`;

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
    const said = link.querySelector(".visually-hidden");
    said.setAttribute("role", "status");
    said.textContent = "Link copied";
    said.className = "copied";
  }
}

function remove(uuid) {
  const post = document.getElementById(`activity-${uuid}`);
  (post?.closest("li") ?? post)?.remove();
}

/**
 * Tells `tell` the events of the stream at `url`. Browsers open six connections to an origin, so the tabs of a browser
 * share one stream: the visible tab that holds the lock has it and passes the events on. While no tab is visible there is
 * no stream; the next visible tab asks for what came after its last event.
 */
function listen(url, tell) {
  const name = `cruddur ${url}`;
  const channel = new BroadcastChannel(name);
  let last = null;
  let leave = null;

  const receive = event => {
    last = event.id || last;
    tell(event);
  };
  const stop = () => {
    leave?.();
    leave = null;
  };
  const hold = () => new Promise(release => {
    if (document.hidden) {
      release();
      return;
    }
    const stream = new EventSource(last ? `${url}?last_event_id=${last}` : url);
    for (const type of ["activity", "deleted", "expired"]) {
      stream.addEventListener(type, ({ data, lastEventId }) => {
        const event = { type, id: lastEventId, ...JSON.parse(data) };
        channel.postMessage(event);
        receive(event);
      });
    }
    leave = () => {
      stream.close();
      release();
    };
    stream.addEventListener("error", () => {
      if (stream.readyState === EventSource.CLOSED) { // refused; a lost connection is opened again by the browser
        stop();
        setTimeout(start, 10_000);
      }
    });
  });
  const start = () => {
    if (document.hidden || leave) {
      return;
    }
    const waiting = new AbortController();
    leave = () => waiting.abort();
    if (navigator.locks) {
      navigator.locks.request(name, { signal: waiting.signal }, hold).catch(() => {});
    } else { // without TLS, on another machine than this
      hold();
    }
  };

  channel.addEventListener("message", message => receive(message.data));
  document.addEventListener("visibilitychange", () => document.hidden ? stop() : start());
  window.addEventListener("pagehide", () => {
    stop();
    channel.close();
  });
  start();
}

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
    if (type !== "activity") {
      remove(uuid);
      if (seen.delete(uuid)) {
        tell();
      }
    } else if (!document.getElementById(`activity-${uuid}`)) {
      seen.add(uuid);
      tell();
    }
  });
  window.addEventListener("pageshow", event => event.persisted && location.reload());
}

/** What is shown counts as read. */
function markRead(list) {
  const headers = { "Content-Type": "application/json" };
  fetch(list.dataset.read, { method: "POST", headers, body: "{}" }).catch(() => {});
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

document.querySelectorAll("[data-most]").forEach(countDown);
document.querySelectorAll("[data-stream]").forEach(follow);
document.querySelectorAll("[data-read]").forEach(markRead);
document.addEventListener("submit", sendOnce);
document.addEventListener("click", share);
document.addEventListener("click", closeMenus);
document.addEventListener("keydown", closeMenus);
window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(form => delete form.dataset.sent));

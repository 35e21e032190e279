// One stream of events for all tabs of a browser.

const TYPES = ["activity", "deleted", "expired", "counters", "notification", "reset"];

/**
 * Tells `tell` the events of the stream at `url`. Browsers open six connections to an origin, so the tabs of a browser
 * share one stream: the visible tab that holds the lock has it and passes the events on. While no tab is visible there is
 * no stream; the next visible tab asks for what came after its last event.
 */
export function listen(url, tell) {
  const name = `cruddur ${url}`;
  let channel = null;
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
      leave = null;
      release();
      return;
    }
    const stream = new EventSource(last ? `${url}?last_event_id=${last}` : url);
    for (const type of TYPES) {
      stream.addEventListener(type, ({ data, lastEventId }) => {
        const event = { type, id: lastEventId, ...JSON.parse(data) };
        channel?.postMessage(event);
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
    if (!channel) {
      channel = new BroadcastChannel(name);
      channel.addEventListener("message", message => receive(message.data));
    }
    const waiting = new AbortController();
    leave = () => waiting.abort();
    if (navigator.locks) {
      navigator.locks.request(name, { signal: waiting.signal }, hold).catch(() => {});
    } else { // without TLS, on another machine than this
      hold();
    }
  };

  document.addEventListener("visibilitychange", () => document.hidden ? stop() : start());
  window.addEventListener("pagehide", () => {
    stop();
    channel?.close();
    channel = null;
  });
  window.addEventListener("pageshow", event => event.persisted && start());
  start();
}

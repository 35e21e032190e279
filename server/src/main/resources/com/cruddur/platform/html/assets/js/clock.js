// The server's clock. A reader's clock may be minutes off, and a post's time is over by the server's.

let offset = 0;

const [navigation] = performance.getEntriesByType("navigation");
// The time when the response was sent; without TLS browsers show only the time when the page was rendered.
const sent = navigation?.serverTiming?.find(({ name }) => name === "clock")?.duration;
const rendered = sent ?? Number(document.querySelector("meta[name=server-time]").content);

/** The server's time in milliseconds. */
export const now = () => Date.now() + offset;

/** Asks the server, since a page from the browser's cache tells the time when it was stored. */
async function ask() {
  const asked = Date.now();
  const response = await fetch(location.href, { method: "HEAD", cache: "no-store" });
  const told = Date.parse(response.headers.get("Date"));
  if (!Number.isNaN(told)) {
    offset = told + 500 - (asked + Date.now()) / 2; // the header has whole seconds
  }
}

if (!navigation || navigation.type === "back_forward" || navigation.transferSize === 0) {
  ask().catch(() => {});
} else {
  offset = rendered - (Date.now() - performance.now() + navigation.responseStart);
}

// Shows the offline page in place of a page that the network does not bring. Keeps that page, and nothing of a person.
"use strict";
const PAGE = {pages}[location.search.slice(1)];
const CACHE = "offline";

/** Starting a worker takes longer than the network: pages race it, and all that they load goes past it. */
const ROUTES = [
  { condition: { requestMode: "navigate", requestMethod: "GET" }, source: "race-network-and-fetch-handler" },
  { condition: { urlPattern: "/*" }, source: "network" }
];

async function keepPage() {
  await caches.delete(CACHE);
  const cache = await caches.open(CACHE);
  await cache.add(new Request(PAGE, { credentials: "omit" }));
}

self.addEventListener("install", event => event.waitUntil(Promise.all([keepPage(), event.addRoutes?.(ROUTES)])));

self.addEventListener("fetch", event => {
  const { request } = event;
  if (request.mode === "navigate" && request.method === "GET") {
    event.respondWith(fetch(request).catch(() => caches.match(PAGE)));
  }
});

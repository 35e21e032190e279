// Shows the offline page in place of a page that the network does not bring. Keeps that page, and nothing of a person.
"use strict";
const PAGE = {pages}[location.search.slice(1)];
const CACHE = "offline";

self.addEventListener("install", event => event.waitUntil(caches.delete(CACHE)
  .then(() => caches.open(CACHE))
  .then(cache => cache.add(new Request(PAGE, { credentials: "omit" })))));

// The browser asks for the page while it starts the worker.
self.addEventListener("activate", event => event.waitUntil(self.registration.navigationPreload?.enable()));

self.addEventListener("fetch", event => {
  const { request } = event;
  if (request.mode === "navigate" && request.method === "GET") {
    event.respondWith((async () => await event.preloadResponse ?? fetch(request))().catch(() => caches.match(PAGE)));
  }
});

// Stands in for service-worker.js where whoever runs the server turned it off (HEALIFY_OFFLINE=off): browsers that kept
// the app's files let go of them and of the worker itself.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.map((name) => caches.delete(name))))
      .then(() => self.registration.unregister()),
  );
});

// The shell offline: the app's page and its files. What the platform answers is never kept here.
const CACHE = 'moim-shell-1';

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll(['/', '/icon.svg', '/first-paint.js', '/manifest.webmanifest']))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  const outdated = (keys) => keys.filter((key) => key.startsWith('moim-shell-') && key !== CACHE);
  event.waitUntil(
    caches
      .keys()
      .then((keys) => Promise.all(outdated(keys).map((key) => caches.delete(key))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (pathname.startsWith('/assets/')) event.respondWith(fromCache(request));
  // Of every screen the page is the same one.
  else if (request.mode === 'navigate') event.respondWith(fetch(request).catch(() => caches.match('/')));
});

/** Names have a hash of the contents: what is there is right. */
async function fromCache(request) {
  const kept = await caches.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) {
    const cache = await caches.open(CACHE);
    await cache.put(request, answer.clone());
  }
  return answer;
}

// The shell offline: the app's page and its files. What the platform answers is never kept here.
const CACHE = 'moim-shell-2';
/** Beside the page: what it needs that is no asset. */
const FILES = ['/icon.svg', '/first-paint.js', '/manifest.webmanifest'];

self.addEventListener('install', (event) => {
  event.waitUntil(
    keepPage()
      .then(() => caches.open(CACHE))
      .then((cache) => cache.addAll(FILES))
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
  else if (FILES.includes(pathname)) event.respondWith(fetch(request).catch(() => caches.match(request)));
  // Of every screen the page is the same one.
  else if (request.mode === 'navigate') event.respondWith(fetch(request).catch(() => caches.match('/')));
});

// What the page loaded before this worker was there: without it, the first visit would not do to come back offline.
self.addEventListener('message', (event) => {
  if (!Array.isArray(event.data?.loaded)) return;
  const assets = event.data.loaded.filter((url) => new URL(url, location.href).pathname.startsWith('/assets/'));
  event.waitUntil(keepPage().then(() => Promise.all(assets.map((url) => fromCache(new Request(url))))));
});

/** Keeps the page as it is now. Where it is another than before, with other files, what belonged to the old one goes. */
async function keepPage() {
  const answer = await fetch('/', { cache: 'no-cache' });
  if (!answer.ok) return;
  const cache = await caches.open(CACHE);
  const before = await (await cache.match('/'))?.text();
  const now = await answer.clone().text();
  if (before === now) return;
  for (const request of await cache.keys())
    if (new URL(request.url).pathname.startsWith('/assets/')) await cache.delete(request);
  await cache.put('/', answer);
}

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

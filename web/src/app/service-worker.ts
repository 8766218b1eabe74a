interface TrustedTypes {
  createPolicy: (
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ) => {
    createScriptURL: (url: string) => string;
  };
}

/** So long after the page is there its first screen has come, in milliseconds: what it took is worth keeping. */
const SETTLED_MS = 5_000;

/** Keeps the shell for when there is no network. Only in what was built: while developing, nothing old is to be seen. */
export function registerServiceWorker(): void {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy('moim-service-worker', { createScriptURL: () => '/sw.js' });
  navigator.serviceWorker.register(policy?.createScriptURL('') ?? '/sw.js').catch(() => {});
  setTimeout(() => void tellLoaded().catch(() => {}), SETTLED_MS);
}

/** Tells the worker what the page has loaded: the most of it before the worker was there. */
async function tellLoaded(): Promise<void> {
  const { active } = await navigator.serviceWorker.ready;
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
  active?.postMessage({ loaded });
}

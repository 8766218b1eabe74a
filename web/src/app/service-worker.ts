interface TrustedTypes {
  createPolicy: (
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ) => {
    createScriptURL: (url: string) => string;
  };
}

/** Keeps the shell for when there is no network. Only in what was built: while developing, nothing old is to be seen. */
export function registerServiceWorker(): void {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy('moim-service-worker', { createScriptURL: () => '/sw.js' });
  navigator.serviceWorker.register(policy?.createScriptURL('') ?? '/sw.js').catch(() => {});
}

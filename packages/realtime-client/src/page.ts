/** What a page is told by its browser. */
export type PageChange = 'online' | 'offline' | 'visible';

/** What a browser says about the network, and whether somebody looks at the page. */
export interface Page {
  /** False when the browser is sure that there is no network. Browsers are wrong about that at times. */
  isOnline(): boolean;
  /** Calls at each change. Returns how to stop. */
  onChange(listener: (change: PageChange) => void): () => void;
}

type Target = Pick<EventTarget, 'addEventListener' | 'removeEventListener'>;

/** What is read of a browser's globals. */
export interface BrowserGlobals extends Partial<Target> {
  navigator?: { onLine?: boolean };
  document?: Target & { visibilityState: string };
}

/** The page of these globals. Without a browser (in Node) it is online always, and nothing changes. */
export function browserPage(globals: BrowserGlobals = globalThis as BrowserGlobals): Page {
  const { document } = globals;
  return {
    isOnline: () => globals.navigator?.onLine !== false,
    onChange(listener) {
      const onOnline = () => listener('online');
      const onOffline = () => listener('offline');
      const onVisibility = () => {
        if (document?.visibilityState === 'visible') listener('visible');
      };
      globals.addEventListener?.('online', onOnline);
      globals.addEventListener?.('offline', onOffline);
      document?.addEventListener('visibilitychange', onVisibility);
      return () => {
        globals.removeEventListener?.('online', onOnline);
        globals.removeEventListener?.('offline', onOffline);
        document?.removeEventListener('visibilitychange', onVisibility);
      };
    },
  };
}

// Before the first paint: language and colours as chosen, so that nothing flashes.
(() => {
  const root = document.documentElement;
  const kept = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const scheme = kept('moim-color-scheme');
  const isDark = scheme === 'dark' || (scheme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.setAttribute('data-mantine-color-scheme', isDark ? 'dark' : 'light');
  const language = kept('moim-language') ?? navigator.languages.find((tag) => /^(ko|en)\b/i.test(tag)) ?? 'ko';
  root.lang = language.slice(0, 2).toLowerCase();
})();

import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** What the window is called while this is shown. */
export function useTitle(title: string): void {
  const { t } = useTranslation();
  const name = t('app.name');
  useEffect(() => {
    document.title = `${title} · ${name}`;
  }, [title, name]);
}

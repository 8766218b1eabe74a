import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Bare.module.css';
import { Toasts } from './Toasts.tsx';

/** A screen on its own, before somebody is in: one card. */
export function Bare({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className={classes.ground}>
      <main className={classes.card}>
        <div className={classes.brand}>
          <img src="/icon.svg" alt="" width={28} height={28} />
          {t('app.name')}
        </div>
        {children}
      </main>
      <Toasts />
    </div>
  );
}

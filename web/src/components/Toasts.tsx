import { Button, CloseButton } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Toasts.module.css';
import { hideToast, toastStore } from './toasts.ts';

/** Messages that come and go, read out by screen readers. */
export function Toasts() {
  const { t } = useTranslation();
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.current);
  return (
    <div className={classes.toasts} role="status" aria-live="polite">
      {toasts.map(({ id, text, isProblem, action }) => (
        <div key={id} className={classes.toast} data-problem={isProblem || undefined}>
          <span className={classes.text}>{text}</span>
          {action && (
            <Button
              size="compact-sm"
              variant="white"
              onClick={() => {
                hideToast(id);
                action.run();
              }}
            >
              {action.label}
            </Button>
          )}
          <CloseButton variant="transparent" c="inherit" aria-label={t('screen.close')} onClick={() => hideToast(id)} />
        </div>
      ))}
    </div>
  );
}

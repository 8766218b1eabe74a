import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './More.module.css';

/** The end of a list that goes on: the next page comes when it is in sight, or at a press. */
export function More({ hasMore, load }: { hasMore: boolean; load: () => Promise<unknown> }) {
  const { t } = useTranslation();
  const end = useRef<HTMLDivElement>(null);
  const latest = useRef(load);
  latest.current = load;
  const [state, setState] = useState<'idle' | 'loading' | 'failed'>('idle');
  const go = () => {
    setState('loading');
    latest.current().then(
      () => setState('idle'),
      () => setState('failed'),
    );
  };
  const start = useRef(go);
  start.current = go;
  useEffect(() => {
    if (!hasMore || state !== 'idle' || end.current === null) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && start.current(), {
      rootMargin: '300px',
    });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [hasMore, state]);
  if (!hasMore) return null;
  return (
    <div ref={end} className={classes.end}>
      {state === 'failed' && <p role="alert">{t('screen.moreFailed')}</p>}
      <Button variant="subtle" loading={state === 'loading'} onClick={go}>
        {t('screen.more')}
      </Button>
    </div>
  );
}

import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ago, moment } from '../i18n/format.ts';

/** How long ago, kept up to date each minute; the instant itself on hover. */
export function Ago({ at }: { at: string }) {
  useTranslation();
  const [, setTick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTick((tick) => tick + 1), 60_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <time dateTime={at} title={moment(at)}>
      {ago(at)}
    </time>
  );
}

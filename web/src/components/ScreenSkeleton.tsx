import { Skeleton } from '@mantine/core';
import classes from './ScreenSkeleton.module.css';

/** The shape of what is coming: a heading, maybe a picture, and rows. */
export function ScreenSkeleton({ rows = 5, withCover = false }: { rows?: number; withCover?: boolean }) {
  return (
    <div className={classes.shape} aria-hidden="true">
      {withCover && <Skeleton height={200} radius="lg" />}
      <Skeleton height={28} width="55%" radius="md" />
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows that are all alike and stay where they are
        <div key={row} className={classes.row}>
          <Skeleton height={48} width={48} radius="md" />
          <div className={classes.lines}>
            <Skeleton height={14} width="70%" radius="sm" />
            <Skeleton height={12} width="45%" radius="sm" />
          </div>
        </div>
      ))}
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import { serviceNumber } from '../data/files.ts';
import type { PlacedGroup, PlanLayout } from './layout.ts';
import classes from './PlanPicture.module.css';

/** Sizes in the picture's own units. */
const ROW = 46;
const HEAD = 34;
const INDENT = 22;
const LABELS = 260;
const TIMES = 620;
const END = 76;

/** A plan as a picture: who is asked, what waits for what (brackets at the left), and when (bars at the right). `FetchList` says the same in words. */
export function PlanPicture({ layout, title }: { layout: PlanLayout; title: string }) {
  const { t } = useTranslation();
  const left = layout.depth * INDENT + LABELS;
  const width = left + TIMES + END;
  const height = HEAD + layout.rows * ROW + 12;
  const x = (part: number) => left + part * TIMES;
  const y = (row: number) => HEAD + row * ROW;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the screen is moved by keyboard, too
    <section className={classes.frame} tabIndex={0} aria-label={t('plan.picture')}>
      <svg viewBox={`0 0 ${width} ${height}`} className={classes.picture} role="img" aria-label={title}>
        {layout.marks.map((ms) => (
          <g key={ms} className={classes.mark}>
            <line x1={x(ms / layout.totalMs)} x2={x(ms / layout.totalMs)} y1={HEAD - 8} y2={height} />
            <text x={x(ms / layout.totalMs)} y={HEAD - 14} textAnchor="middle">
              {Number(ms.toFixed(2))} ms
            </text>
          </g>
        ))}
        {layout.groups.map((group) => (
          <Bracket key={`${group.depth}-${group.firstRow}-${group.kind}`} group={group} y={y} />
        ))}
        {layout.fetches.map(({ fetch, row, bar }) => (
          <g key={row} data-service={serviceNumber(fetch.service)}>
            <text x={left - LABELS + 8} y={y(row) + 20} className={classes.service}>
              {row + 1}. {fetch.service}
            </text>
            <text x={left - LABELS + 8} y={y(row) + 37} className={classes.path}>
              {shorten(pathOf(fetch.path) || t('plan.root'))}
            </text>
            {bar === null ? (
              <text x={left} y={y(row) + 28} className={classes.path}>
                {t('plan.nothing')}
              </text>
            ) : (
              <>
                <rect
                  x={x(bar.start)}
                  y={y(row) + 10}
                  width={Math.max(3, bar.length * TIMES)}
                  height={24}
                  rx={5}
                  className={fetch.errors > 0 ? classes.failed : classes.bar}
                />
                <text
                  x={Math.max(x(bar.start + bar.length), x(bar.start) + 3) + 6}
                  y={y(row) + 27}
                  className={classes.time}
                >
                  {milliseconds(fetch.tookMs)}
                  {fetch.errors > 0 ? ' ✕' : ''}
                </text>
              </>
            )}
          </g>
        ))}
      </svg>
    </section>
  );
}

function Bracket({ group, y }: { group: PlacedGroup; y: (row: number) => number }) {
  const { t } = useTranslation();
  const x = group.depth * INDENT + 10;
  const [top, bottom] = [y(group.firstRow) + 6, y(group.lastRow) + ROW - 6];
  const said = group.kind === 'Condition' ? group.condition : t(`plan.${group.kind}`);
  return (
    <g className={classes.group} data-kind={group.kind}>
      <title>{said}</title>
      <path d={`M${x + 7} ${top}h-4a3 3 0 0 0 -3 3V${bottom - 3}a3 3 0 0 0 3 3h4`} />
      {group.kind === 'Sequence' && <path d={`M${x - 4} ${bottom - 16}l4 5l4 -5`} />}
      <text transform={`translate(${x - 4} ${(top + bottom) / 2}) rotate(-90)`} textAnchor="middle">
        {bottom - top > ROW ? said : ''}
      </text>
    </g>
  );
}

/** `community › members › @`: where an answer belongs. */
export function pathOf(path: readonly string[]): string {
  return path.join(' › ');
}

/** The end of a path says more than its beginning. */
function shorten(path: string): string {
  return path.length > 34 ? `…${path.slice(-33)}` : path;
}

/** `12.3 ms`. */
export function milliseconds(value: number | null): string {
  return value === null ? '–' : `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
}

import type { CatalogueEvent, Graph, GraphType } from '@moim/web/explorer-data';

/** Sizes in pixels. */
const WIDTH = 1200;
const COLUMN = 220;
const SPACE = 20;
const ROW = 24;
const TOP = 118;
const HEAD = 72;

/** One colour a subgraph, in their order: dark enough to write in on white. */
const COLOURS = ['#9a3412', '#2a6a4b', '#1d4ed8', '#7e22ce', '#9d174d', '#374151'];

/** What a subgraph has of an entity. */
interface Share {
  entity: string;
  fields: number;
  /** Whether most of the entity's fields are this subgraph's. */
  isHome: boolean;
}

interface Column {
  subgraph: string;
  colour: string;
  x: number;
  shares: Share[];
  counts: string;
  events: string;
}

/**
 * The whole federation as an SVG: the gateway, each subgraph with the entities at home there (and how many of their fields it alone answers) and with the
 * fields it adds to those of others, in their colour, and the events between them. The same graph gives the same picture, to the byte.
 */
export function federationPicture(graph: Graph, events: readonly CatalogueEvent[]): string {
  const columns = graph.subgraphs.map((subgraph, index) => columnOf(subgraph, index, graph, events));
  const rows = Math.max(...columns.map(({ shares }) => shares.length + 1));
  const bottom = TOP + HEAD + rows * ROW + SPACE;
  const height = bottom + 92;
  const content = [
    `<rect width="${WIDTH}" height="${height}" rx="16" fill="#f5f7f5"/>`,
    box(SPACE, 20, WIDTH - 2 * SPACE, 56, '#1b201c'),
    text(40, 54, 'gateway', { size: 20, weight: 700, fill: '#fff' }),
    text(140, 54, `POST /graphql · WebSocket · ${graph.types.length} types · ${countFields(graph)} fields`, {
      fill: '#e3e8e4',
    }),
    ...columns.map(({ x, colour }) => line(`M${x + COLUMN / 2} 76V${TOP}`, colour, 2)),
    ...columns.map((column) => card(column, bottom - TOP - SPACE, columns)),
    ...columns.map(({ x, colour }) => line(`M${x + COLUMN / 2} ${bottom - SPACE}V${bottom + 8}`, colour, 2)),
    box(SPACE, bottom + 8, WIDTH - 2 * SPACE, 60, '#fff', '#c9d2cb'),
    text(40, bottom + 34, 'NATS JetStream', { weight: 700 }),
    ...columns.map(({ x, events: said }) => text(x + 12, bottom + 56, said, { size: 12, fill: '#59635c' })),
    text(180, bottom + 34, `${count(events, 'event')} events and ${count(events, 'signal')} signals between them`, {
      fill: '#59635c',
    }),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="system-ui, sans-serif" font-size="14" role="img" aria-labelledby="title">
<!-- Made from the supergraph and packages/events by \`npm run generate\`; do not edit. -->
<title id="title">The federation: a gateway over ${graph.subgraphs.join(', ')}, which share entities and tell each other of events</title>
${content.join('\n')}
</svg>
`;
}

function columnOf(subgraph: string, index: number, graph: Graph, events: readonly CatalogueEvent[]): Column {
  const entities = graph.types.filter(
    ({ kind, keys, owners }) => kind === 'object' && keys.length > 0 && owners.length > 0,
  );
  const shares = entities
    .map((type) => ({ entity: type.name, fields: ownFields(type, subgraph), isHome: homeOf(type, graph) === subgraph }))
    .filter(({ fields, isHome }) => fields > 0 || isHome)
    .sort((a, b) => Number(b.isHome) - Number(a.isHome) || (a.entity < b.entity ? -1 : 1));
  const root = (name: string) => {
    const type = graph.types.find((one) => one.name === name);
    return type === undefined ? 0 : ownFields(type, subgraph);
  };
  const published = events.filter(({ publisher }) => publisher === subgraph).length;
  const taken = events.filter(({ consumers }) => consumers.includes(subgraph)).length;
  return {
    subgraph,
    colour: COLOURS[index % COLOURS.length] ?? '#374151',
    x: SPACE + index * (COLUMN + (WIDTH - 2 * SPACE - graph.subgraphs.length * COLUMN) / (graph.subgraphs.length - 1)),
    shares,
    counts: `${plural(root('Query'), 'query', 'queries')} · ${plural(root('Mutation'), 'mutation', 'mutations')}`,
    events: `tells of ${published}, takes ${taken}`,
  };
}

/** Fields that this subgraph alone answers. */
function ownFields({ fields }: GraphType, subgraph: string): number {
  return fields.filter(({ owners }) => owners.length === 1 && owners[0] === subgraph).length;
}

/** The subgraph that answers most of an entity's fields alone; where it is nobody's alone, the first that has it. */
function homeOf(type: GraphType, { subgraphs }: Graph): string | undefined {
  const having = subgraphs.filter((subgraph) => type.owners.includes(subgraph));
  return having.toSorted((a, b) => fieldsAtHome(type, b) - fieldsAtHome(type, a))[0];
}

function fieldsAtHome(type: GraphType, subgraph: string): number {
  return type.fields.filter(({ owners }) => owners.includes(subgraph)).length + ownFields(type, subgraph);
}

function card({ x, colour, subgraph, shares, counts }: Column, height: number, columns: readonly Column[]): string {
  const rows = shares.map(({ entity, fields, isHome }, index) => {
    const y = TOP + HEAD + index * ROW + 12;
    if (isHome) {
      const count = `<text x="${x + COLUMN - 16}" y="${y}" text-anchor="end" fill="#59635c" font-size="12">${fields}</text>`;
      return text(x + 16, y, entity, { weight: 600 }) + count;
    }
    const home = columns.find((one) => one.shares.some((share) => share.entity === entity && share.isHome));
    const dot = `<circle cx="${x + 21}" cy="${y - 4}" r="5" fill="${home?.colour ?? colour}"/>`;
    return dot + text(x + 34, y, `+ ${fields} on ${entity}`, { size: 13, fill: '#59635c' });
  });
  return [
    box(x, TOP, COLUMN, height, '#fff', colour),
    `<path d="M${x} ${TOP + 12}a12 12 0 0 1 12 -12h${COLUMN - 24}a12 12 0 0 1 12 12v20h-${COLUMN}z" fill="${colour}"/>`,
    text(x + 16, TOP + 22, subgraph, { size: 16, weight: 700, fill: '#fff' }),
    text(x + 16, TOP + 50, counts, { size: 12, fill: '#59635c' }),
    ...rows,
  ].join('\n');
}

function plural(number: number, one: string, several: string): string {
  return `${number} ${number === 1 ? one : several}`;
}

function countFields({ types }: Graph): number {
  return types.reduce((sum, { kind, fields }) => sum + (kind === 'input' ? 0 : fields.length), 0);
}

function count(events: readonly CatalogueEvent[], kind: CatalogueEvent['kind']): number {
  return events.filter((event) => event.kind === kind).length;
}

function box(x: number, y: number, width: number, height: number, fill: string, stroke = 'none'): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="12" fill="${fill}" stroke="${stroke}"/>`;
}

function line(path: string, stroke: string, width: number, opacity = 1): string {
  return `<path d="${path}" fill="none" stroke="${stroke}" stroke-width="${width}" opacity="${opacity}"/>`;
}

function text(
  x: number,
  y: number,
  said: string,
  { size = 14, weight = 400, fill = '#1b201c' }: { size?: number; weight?: number; fill?: string } = {},
): string {
  return `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${fill}">${said}</text>`;
}

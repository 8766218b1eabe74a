/** A row by column names; Dates and plain JSON values. */
export type Row = Record<string, unknown>;

/** Rows of a database by table, in an order in which foreign keys hold. All rows of a table have the same columns. */
export type Tables = Record<string, Row[]>;

/** Makes files from other files. */
export type Generator = {
  /** For progress lines. */
  name: string;
  /**
   * Brings its output up to date, and returns the paths, relative to the root, that it wrote. With `check` it writes nothing,
   * and returns the checked-in files that are not what it would write now. Output that is not checked in cannot be stale.
   */
  run: (options: { check: boolean }) => Promise<string[]>;
};

/** What a component is handed: something with its fragment in it, which only `read` with the fragment's type opens. */
export type Has<Fragment extends { ' $fragmentName'?: string }> = {
  ' $fragmentRefs'?: { [Name in NonNullable<Fragment[' $fragmentName']>]: Fragment };
};

type Opened<Value, Fragment> = Value extends null | undefined ? Value : Fragment;

/** Opens what `Has` closes: each component sees the fields of its own fragment, and no others. Costs nothing at run time. */
export function read<Fragment extends { ' $fragmentName'?: string }>(value: Has<Fragment>): Fragment;
export function read<Fragment extends { ' $fragmentName'?: string }>(
  value: Has<Fragment> | null | undefined,
): Opened<typeof value, Fragment>;
export function read(value: unknown): unknown {
  return value;
}

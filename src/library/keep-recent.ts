/** Keeps what was asked for lately: the same few thousand words, names and rows come again and again. */

/**
 * Gives `make` with a memory of between `most` and twice as many answers. What is asked for again stays; the rest
 * goes by generations, which costs less than an order of use.
 */
export function keepRecent<K, V extends NonNullable<unknown> | null>(
  most: number,
  make: (key: K) => V,
): (key: K) => V {
  let young = new Map<K, V>();
  let old = new Map<K, V>();
  return (key) => {
    const known = young.get(key);
    if (known !== undefined) return known;
    const before = old.get(key);
    const value = before === undefined ? make(key) : before;
    if (young.size >= most) [old, young] = [young, new Map()];
    young.set(key, value);
    return value;
  };
}

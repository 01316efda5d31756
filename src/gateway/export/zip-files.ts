/** Files → one zip, as bytes that come as they are asked for: of each file no more than a part is held. */
import { strToU8, Zip, ZipDeflate } from "fflate";

/** `parts` are joined; each is read only when the one before it was taken. */
export type ZipFile = { path: string; parts: AsyncIterable<string> | Iterable<string> };

/** `at`: the time that the files carry, epoch milliseconds. Throws what reading the parts throws: the zip is cut then. */
export async function* zipFiles(
  files: AsyncIterable<ZipFile>,
  at: number,
): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((fault, bytes) => {
    if (fault) throw fault;
    ready.push(bytes);
  });
  for await (const { path, parts } of files) {
    const file = new ZipDeflate(path, { level: 3 });
    file.mtime = at;
    zip.add(file);
    for await (const part of parts) {
      file.push(strToU8(part));
      yield* ready.splice(0);
    }
    file.push(new Uint8Array(0), true);
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready.splice(0);
}

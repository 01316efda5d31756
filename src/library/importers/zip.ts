/** Reads the files of a small zip archive (APPNOTE.TXT, PKWARE): stored or deflated, without encryption, below 4 GB. */
import { promisify } from "node:util";
import { inflateRaw } from "node:zlib";

export interface ZipFile {
  readonly name: string;
  /** Throws when the file is damaged, or unpacks to more than `mostBytes`. */
  read(mostBytes: number): Promise<Buffer>;
}

const inflate = promisify(inflateRaw);
const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const endSize = 22;
const longestRemark = 65_535;

/** Throws when the bytes are no zip archive. */
export function readZip(bytes: Buffer): ZipFile[] {
  const end = endOfArchive(bytes);
  const count = bytes.readUInt16LE(end + 10);
  const files: ZipFile[] = [];
  for (let at = bytes.readUInt32LE(end + 16); files.length < count; ) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== entrySignature)
      throw new Error("the zip archive is damaged");
    const nameSize = bytes.readUInt16LE(at + 28);
    files.push(fileAt(bytes, at, nameSize));
    at += 46 + nameSize + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return files;
}

/** Found from behind: a remark may follow it. */
function endOfArchive(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - endSize - longestRemark);
  for (let at = bytes.length - endSize; at >= first; at--)
    if (bytes.readUInt32LE(at) === endSignature) return at;
  throw new Error("it is not a zip archive, or is cut short");
}

function fileAt(bytes: Buffer, entry: number, nameSize: number): ZipFile {
  const method = bytes.readUInt16LE(entry + 10);
  const packedSize = bytes.readUInt32LE(entry + 20);
  const header = bytes.readUInt32LE(entry + 42);
  return {
    name: bytes.toString("utf8", entry + 46, entry + 46 + nameSize),
    async read(mostBytes) {
      const start = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
      const packed = bytes.subarray(start, start + packedSize);
      if (packed.length < packedSize) throw new Error("the zip archive is cut short");
      if (method === 0) return packed;
      if (method !== 8) throw new Error("the zip archive is packed in a way that isn't read here");
      return inflate(packed, { maxOutputLength: mostBytes });
    },
  };
}

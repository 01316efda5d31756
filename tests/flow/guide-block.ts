/** A shell block of docs/backup.md, by the name after its fence. */
import { readProjectFile } from "#tests/docs/project-files.ts";

export function guideBlock(name: string): string {
  const block = new RegExp(`^\`\`\`sh ${name}\\n([\\s\\S]*?)^\`\`\``, "m").exec(
    readProjectFile("docs/backup.md"),
  )?.[1];
  if (block === undefined) throw new Error(`docs/backup.md has no block named ${name}`);
  return block;
}

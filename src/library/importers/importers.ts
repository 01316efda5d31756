/** The kinds of source that can be added, by the name that `library add` knows them by. */
import type { Importer } from "../draft.ts";
import { importFolder } from "./folder.ts";
import { importMedlineplus } from "./medlineplus.ts";
import { importMedquad } from "./medquad.ts";
import { importOpenfda } from "./openfda.ts";
import { importStarter } from "./starter.ts";

export const importers = {
  starter: { import: importStarter, takes: "the folder of its Markdown topics" },
  medquad: { import: importMedquad, takes: "MedQuAD's .tar.gz, or the folder it unpacks to" },
  medlineplus: {
    import: importMedlineplus,
    takes: "the MedlinePlus health topic XML file, plain or zipped",
  },
  folder: { import: importFolder, takes: "a folder of Markdown, HTML or text files" },
  openfda: {
    import: importOpenfda,
    takes: "an openFDA drug label JSON file, plain or zipped, or a folder of them",
  },
} satisfies Record<string, { import: Importer; takes: string }>;

export type SourceKind = keyof typeof importers;
export const isSourceKind = (name: string): name is SourceKind => Object.hasOwn(importers, name);

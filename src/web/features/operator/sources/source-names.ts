import { type LibrarySourceKind, librarySourceKinds } from "#contracts/operator-library.ts";
import { t } from "../../../language/t.ts";

/** What each kind of source is called; another name is shown as it stands. */
export function sourceName(source: string): string {
  const kind = librarySourceKinds.find((one) => one === source);
  return kind ? t(`operator:library.kinds.${kind}`) : source;
}

/** Endings that a browser's file picker offers. */
export const endings: Record<LibrarySourceKind, string> = {
  starter: "",
  medlineplus: ".xml,.zip",
  medquad: ".gz,.tgz",
  openfda: ".json,.zip",
  folder: ".zip,.md,.markdown,.html,.htm,.txt",
};

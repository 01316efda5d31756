/** The operator's page about the library: what is in it, and adding to it or taking away where that can be done here. */
import { z } from "zod";
import { libraryJobIdSchema } from "./ids.ts";

const count = z.number().int().nonnegative();

/** The kinds of source that can be added. */
export const librarySourceKinds = [
  "starter",
  "medlineplus",
  "medquad",
  "openfda",
  "folder",
] as const;
export const librarySourceKindSchema = z.enum(librarySourceKinds);
export type LibrarySourceKind = z.infer<typeof librarySourceKindSchema>;

export const librarySourceSchema = z.object({
  source: z.string(),
  documents: count,
  passages: count,
  /** As its pages say; some of them where there are many. */
  publishers: z.array(z.string()),
  licences: z.array(z.string()),
  /** Null where it was added before this was kept. */
  addedAt: z.iso.datetime().nullable(),
  /** Passages that it held once and holds no more: answers that cited one are marked. */
  withdrawn: count,
});
export type LibrarySource = z.infer<typeof librarySourceSchema>;

export const libraryDetailsSchema = z.object({
  version: z.string(),
  sources: z.array(librarySourceSchema),
  /** Sources that are gone, of which answers may have cited a passage. */
  gone: z.array(z.object({ source: z.string(), withdrawn: count })),
});
export type LibraryDetails = z.infer<typeof libraryDetailsSchema>;

/**
 * receiving → reading → finishing → done; fetching in the place of receiving. Every one but `done` can become `failed`
 * or `cancelled`: then the library is what it was.
 */
export const libraryJobStates = [
  "receiving",
  "fetching",
  "reading",
  "finishing",
  "done",
  "failed",
  "cancelled",
] as const;

export const libraryFaults = [
  /** Nothing of what was given could be read as this kind of source. */
  "nothing-found",
  /** It is not what this kind takes, or damaged. */
  "unreadable",
  /** The publisher could not be reached, or gave something else. */
  "not-fetched",
  /** No more pieces of the upload came. */
  "upload-broken",
  "disk-full",
  /** The import ended without a word: mostly too little memory. */
  "died",
] as const;
export type LibraryFault = (typeof libraryFaults)[number];

export const libraryJobSchema = z.object({
  id: libraryJobIdSchema,
  act: z.enum(["add", "remove"]),
  source: z.string(),
  state: z.enum(libraryJobStates),
  /** Bytes that came so far, and of how many where that is known. */
  bytes: count,
  ofBytes: count.nullable(),
  /** Documents that were read so far. */
  documents: count,
  fault: z.enum(libraryFaults).nullable(),
  /** Of what was left out, the first, and why; and how many there were. */
  skipped: z.array(z.object({ name: z.string(), why: z.string() })),
  skippedCount: count,
});
export type LibraryJob = z.infer<typeof libraryJobSchema>;

export const operatorLibrarySchema = z.object({
  /** False where the library lies with workers of their own: there a command changes it. */
  changeable: z.boolean(),
  /** Null until there is a library. */
  details: libraryDetailsSchema.nullable(),
  /** The change under way, or the last one since the start. */
  job: libraryJobSchema.nullable(),
});
export type OperatorLibrary = z.infer<typeof operatorLibrarySchema>;

/** A piece of an upload; the whole of it comes one after the other. */
export const uploadPieceBytes = 1_000_000;
export const mostUploadBytes = 400_000_000;

export const addToLibraryBodySchema = z.object({
  source: librarySourceKindSchema,
  /** Null: from where it is published, or, for the starter topics, from this program itself. */
  upload: z
    .object({
      /** For its ending alone. */
      name: z.string().min(1).max(300),
      bytes: z.number().int().positive().max(mostUploadBytes),
    })
    .nullable(),
});
export type AddToLibraryBody = z.infer<typeof addToLibraryBodySchema>;

/** What can be had without an upload. */
export const fetchedSources: readonly LibrarySourceKind[] = ["medlineplus", "starter"];

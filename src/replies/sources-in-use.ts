/** Under which key of the table `installation` a worker says what it answers with (SourcesInUse as JSON). */
export const sourcesInUseKey = "sources_in_use";

/**
 * Fetches the newest file of MedlinePlus health topics. The National Library of Medicine names it by its day and links
 * it on one page, Tuesday to Saturday: https://medlineplus.gov/xml.html
 */
import { join } from "node:path";
import { FetchFault, type FetchLimits, fetchFile, fetchText } from "./fetch-file.ts";

export const medlineplusPage = "https://medlineplus.gov/xml.html";

const silenceMs = 30_000;
const pageLimits: FetchLimits = { mostBytes: 2_000_000, silenceMs };
/** The file has about 30 MB, 5 MB when packed. */
const fileLimits: FetchLimits = { mostBytes: 200_000_000, silenceMs };

/** Gives the path of the file in `folder`, which the caller removes. Throws `FetchFault`. */
export async function downloadMedlineplus(
  folder: string,
  onProgress: (bytes: number, of: number | null) => void,
  page = medlineplusPage,
  limits = fileLimits,
): Promise<string> {
  const address = newestFile(await fetchText(new URL(page), pageLimits), page);
  const file = join(folder, address.pathname.endsWith(".zip") ? "topics.zip" : "topics.xml");
  await fetchFile(address, file, limits, onProgress);
  return file;
}

const topicsFile = /href="([^"]*\/?mplus_topics_(?:compressed_)?(\d{4}-\d{2}-\d{2})\.(zip|xml))"/g;

/** The newest day counts; of one day, the packed file. */
function newestFile(html: string, page: string): URL {
  const links = [...html.matchAll(topicsFile)].map(([, href = "", day = "", kind = ""]) => ({
    href,
    order: `${day} ${kind}`,
  }));
  const [newest] = links.sort((a, b) => (a.order < b.order ? 1 : -1));
  if (newest === undefined)
    throw new FetchFault(`${page} links no file of health topics (mplus_topics_….xml).`);
  return new URL(newest.href, page);
}

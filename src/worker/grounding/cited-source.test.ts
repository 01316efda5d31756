import { expect, it } from "vitest";
import { samplePassage } from "#tests/support/sample-passages.ts";
import { citedSource } from "./cited-source.ts";

const own = {
  title: "Hiccups",
  text: "A cramp.",
  publisher: "Healify starter library",
  url: "healify:starter/hiccups",
};
const page = (name: string) => ({
  url: `https://${name}.example/hiccups`,
  title: "Hiccups",
  publisher: `${name} institute`,
});

it("links and names the one page that a text of our own rests on", () => {
  expect(citedSource(samplePassage({ ...own, restsOn: [page("first")] }))).toEqual({
    publisher: "Healify starter library, from first institute",
    url: "https://first.example/hiccups",
  });
});

it("names several pages and links none, since no one of them holds it all", () => {
  const restsOn = [page("first"), page("second"), page("second")];
  expect(citedSource(samplePassage({ ...own, restsOn }))).toEqual({
    publisher: "Healify starter library, from first institute; second institute",
    url: own.url,
  });
});

it("says that no source was read", () => {
  expect(citedSource(samplePassage({ ...own, restsOn: [] })).publisher).toBe(
    "Healify starter library, no source read",
  );
});

it("leaves a published page as it is", () => {
  const published = { publisher: "Example Institute", url: "https://example.org/a" };
  const passage = samplePassage({ title: "Hiccups", text: "A cramp.", ...published });
  expect(citedSource(passage)).toEqual(published);
});

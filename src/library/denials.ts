/** What a message says is not so: "a headache, no fever or rash" asks for headache. */
const passedOver = new Set("sign signs of any more real obvious other".split(" "));
const goesOn = new Set(["or", "nor"]);

/** The places of the words that "no" and "without" deny, and those joined to them by "or". */
export function deniedPlaces(words: readonly string[]): ReadonlySet<number> {
  const denied = new Set<number>();
  words.forEach((word, at) => {
    if (word !== "no" && word !== "without") return;
    let place = at + 1;
    while (passedOver.has(words[place] ?? "")) place += 1;
    denied.add(place);
    while (goesOn.has(words[place + 1] ?? "")) {
      place += 2;
      denied.add(place);
    }
  });
  return denied;
}
